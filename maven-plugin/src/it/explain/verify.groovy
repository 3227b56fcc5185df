import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def runs = log.split('Building explain 1')

// One key, in each environment.
assert runs[1].contains('[INFO] Environment dev, profile development')
assert runs[1] =~ /(?m)^\[INFO\] database\.rds\.multi_az  false  profile development$/
assert runs[1] =~ /(?m)^\[INFO\] database\.rds\.multi_az  true   profile hardened$/
assert !runs[1].contains('database.rds.storage_gib')

// One environment, everything.
assert runs[2].contains('[INFO] Environment prod, profile hardened')
assert !runs[2].contains('Environment dev')
assert runs[2] =~ /(?m)^\[INFO\] database\.rds\.backup_retention_days +35 +dagform\.yaml:70:93, environments\.prod$/
assert runs[2] =~ /(?m)^\[INFO\] against load-balancer-http-only +accepted +dagform\.yaml:42:28 +people come through/
assert runs[2] =~ /(?m)^\[INFO\] against mutable-image-tag +on +dagform\.yaml:21:10$/

// A file, with its folders.
assert runs[3].contains('wrote target/new/explained.json')
def folder = new File(basedir, 'target/new')
assert folder.list() as List == ['explained.json']
def written = new JsonSlurper().parse(new File(folder, 'explained.json'))
assert written.environments*.name == ['dev', 'staging', 'prod']
assert written.environments[0].fields.find { it.path == 'database.rds.multi_az' } ==
    [path: 'database.rds.multi_az', value: false, from: [origin: 'profile', profile: 'development']]

// The standard output holds the JSON and nothing else.
def piped = log.substring(log.indexOf('{\n  "spec"'), log.indexOf('\n}\n') + 2)
assert new JsonSlurper().parseText(piped).environments*.name == ['dev']

assert log.contains('dagform.yaml gives no value to the key `databse.rds`. Did you mean `database`?')
assert log.contains('dagform.yaml has no environment production; it has dev, staging, prod.')
assert log.contains('dagster.format is yaml; it has to be text or json.')
assert log.contains('error out-of-range: `database.rds.storage_gib` is 5;')
assert log.contains('dagform.yaml/explained.txt can\'t be written')
assert !log.contains('at io.dagform')
return true
