def example = new File(basedir, '../../../../examples/seed/terraform').canonicalFile
def output = new File(basedir, 'terraform').canonicalFile
def files = []
output.eachFileRecurse(groovy.io.FileType.FILES) { files << output.toPath().relativize(it.toPath()).toString() }

assert files.size() > 25
files.each { assert new File(output, it).bytes == new File(example, it).bytes : it }

def log = new File(basedir, 'build.log').text
assert log.contains('dagform.yaml has no errors.')
assert log.contains('created terraform/network.tf')
assert log.contains('terraform is what dagform.yaml gives.')
assert log.contains('terraform is up to date.')
assert log.contains('dagster:generate')
return true
