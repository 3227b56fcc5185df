def example = new File(basedir, '../../../../examples/multi-environment/terraform').canonicalFile
def output = new File(basedir, 'terraform').canonicalFile
def files = []
output.eachFileRecurse(groovy.io.FileType.FILES) { files << output.toPath().relativize(it.toPath()).toString() }

assert files.size() > 75
files.each { assert new File(output, it).bytes == new File(example, it).bytes : it }

def runs = new File(basedir, 'build.log').text.split('Building environments 1')
assert runs[1].contains('created terraform/dev/network.tf')
assert !runs[1].contains('terraform/prod')
assert runs[2].contains('files differ in terraform/staging, terraform/prod from what dagform.yaml gives.')
assert runs[3].contains('terraform/dev is up to date.')
assert runs[3].contains('created terraform/prod/network.tf')
assert runs[4].contains('terraform is what dagform.yaml gives.')
assert runs[5].contains('dagform.yaml has no environment production; it has dev, staging, prod.')
assert runs[6].contains('warning orphaned-output: `terraform/staging` belongs to no environment')
assert runs[6].contains('`aws_db_instance.main`')
assert runs[7].contains('error taken-name: `name` asks for what `terraform/staging`')
assert runs[7].contains('move what is in `terraform/staging` to `terraform/stage`')
assert !new File(output, 'stage').exists()
assert new File(output, 'staging/network.tf').exists()
return true
