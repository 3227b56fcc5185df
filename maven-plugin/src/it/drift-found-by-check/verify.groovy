def log = new File(basedir, 'build.log').text

assert log.contains('--- on disk: autoscaling.tf')
assert log.contains('-  max_capacity       = 2')
assert log.contains('+  max_capacity       = 1')
assert log =~ /files? differs? in terraform from what changed\.yaml gives\. Run `mvn dagster:generate` and commit the result\./
assert new File(basedir, 'terraform/autoscaling.tf').text.contains('max_capacity       = 2')
return true
