def log = new File(basedir, 'build.log').text
def repository = new File(basedir, '../../../..')

['one-image': '', 'seed': 'seed/', 'code-in-s3': 'code-in-s3/', 'existing-network': 'existing-network/'].each { template, folder ->
    def spec = new File(basedir, folder + 'dagform.yaml')
    // The first one also after an init that was refused.
    assert spec.bytes == new File(repository, "templates/specs/${template}.yaml").bytes
    assert new File(basedir, folder + 'dagform.schema.json').bytes == new File(repository, 'docs/dagform.schema.json').bytes
    assert log.contains("created ${folder}dagform.yaml: ")
    assert log.contains("  ${folder}dagform.yaml:7: name of the deployment")
    assert new File(basedir, folder + 'terraform/cluster.tf').exists()
}
assert log.contains('Then run `mvn dagster:generate`, and read the ARCHITECTURE.md that it writes.')
assert log.contains('dagform.yaml is there already; nothing was written.')
assert log.contains('There is no template ecs; nothing was written. There are:')
assert log.contains('  code-in-s3: Code that is published to S3')
assert !new File(basedir, 'ecs').exists()
assert !log.contains('at io.dagform')
return true
