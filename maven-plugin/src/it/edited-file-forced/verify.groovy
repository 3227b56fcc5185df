def log = new File(basedir, 'build.log').text

assert log.contains('updated terraform/autoscaling.tf (yours is now autoscaling.tf.orig)')
assert new File(basedir, 'terraform/autoscaling.tf').text.contains('max_capacity       = 1')
assert new File(basedir, 'terraform/autoscaling.tf.orig').text.contains('max_capacity       = 9')
return true
