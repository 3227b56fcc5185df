def log = new File(basedir, 'build.log').text

assert log.contains('--- on disk: autoscaling.tf')
assert log.contains('-  max_capacity       = 9')
assert log.contains('1 file in terraform was not written by the generator or edited since; nothing was written.')
assert new File(basedir, 'terraform/autoscaling.tf').text.contains('max_capacity       = 9')
return true
