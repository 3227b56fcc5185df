def log = new File(basedir, 'build.log').text
def imports = new File(basedir, 'terraform/imports.tf').text

assert imports.contains('to = aws_vpc.main\n  id = "vpc-0123456789abcdef0"')
assert imports.contains('to = aws_route.internet\n  id = "rtb-0123456789abcdef0_0.0.0.0/0"')
assert new File(basedir, 'terraform/adopted_override.tf').text.contains('storage_encrypted = false')
assert log.contains('aws_vpc.main: vpc-0123456789abcdef0')
assert log.contains('warning changed-in-place: `live.aws_db_instance.main.storage_type` is `gp2`')
assert log.contains('created terraform/imports.tf')
// Files of the user's are no drift.
assert log.contains('terraform is what dagform.yaml gives.')
assert log.contains('terraform has adopted_override.tf and imports.tf already; nothing was written.')
return true
