import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def runs = log.split('Building diff 1')

// What is not committed yet: the size of two environments, of which the third has its own.
assert runs[1] =~ /(?m)^\[INFO\] dev: .*replace/
assert runs[1] =~ /(?m)^\[INFO\] staging: .*replace/
assert runs[1] =~ /(?m)^\[INFO\] prod: no changes$/
assert runs[1] =~ /(?m)^\[INFO\]   -\/\+ aws_ecs_task_definition\.webserver$/
assert runs[1] =~ /(?m)^\[INFO\] +cpu: 512 -> 1024  # forces replacement$/

// A renamed environment is compared with what it was.
def piped = log.substring(log.indexOf('[ {\n'), log.indexOf('\n} ]\n') + 4)
def renamed = new JsonSlurper().parseText(piped)
assert renamed*.environment == ['dev', 'staging', 'production']
assert renamed*.previous_environment == [null, null, 'prod']
assert renamed[0].changes == [] && renamed[1].changes == []
assert renamed[2].changes*.action.every { it == 'update' || it == 'replace' }
assert renamed[2].changes.every { it.loses == null }

// In another region (the quiet run before it prints no heading) there is nothing of what was.
assert runs[2] =~ /(?m)^\[INFO\]   -\/\+ aws_db_instance\.main: loses /
assert runs[2] =~ /provider\.aws\.region: eu-west-1 -> eu-west-3  # forces replacement/
assert runs[2] =~ /dagster\.failOn=loss fails for: .*aws_db_instance\.main/

// Two environments beside each other, in two regions and two accounts.
def markdown = new File(basedir, 'target/new/diff.md').text
assert markdown.startsWith('### `prod`: ')
assert markdown =~ /(?m)^ +instance_class: db\.t4g\.small -> db\.m7g\.large$/
assert !markdown.contains('provider.aws.region')

assert log.contains('dagster.failOn is sometimes; known are none, loss, replace, change.')
assert log.contains('no-such-revision')
assert log.contains('dagster.againstEnvironment needs dagster.environment')
assert !log.contains('at io.dagform')
return true
