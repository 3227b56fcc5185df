def log = new File(basedir, 'build.log').text

assert log.contains('inventory.yaml:5:17: error malformed-value: `resources.aws_vpc.main` is `subnet-0123456789abcdef0`; a VPC\'s id such as `vpc-0123456789abcdef0` is needed.')
assert log.contains('inventory.yaml:8:24: error duplicate-id: `resources.aws_subnet.public_b` is `subnet-0123456789abcdefa`, as is `resources.aws_subnet.public_a`.')
assert log.contains('inventory.yaml:12:34: error other-account: `resources.aws_lb_target_group.webserver` is of the account `210987654321`; `account_id` is `123456789012`.')
assert log.contains('inventory.yaml has 3 errors; nothing was written.')
assert !log.contains('at io.dagform')
assert !new File(basedir, 'terraform').exists()
return true
