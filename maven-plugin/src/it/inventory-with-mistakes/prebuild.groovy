// The seed's spec, and its inventory with an id of another kind, one that stands twice, and one of another account.
new File(basedir, 'dagform.yaml').text = new File(basedir, '../../../../examples/seed/dagform.yaml').text
new File(basedir, 'inventory.yaml').text = new File(basedir, '../../../../examples/seed/inventory.yaml').text
    .replace('aws_vpc.main: vpc-', 'aws_vpc.main: subnet-')
    .replace('subnet-0123456789abcdefb', 'subnet-0123456789abcdefa')
    .replace('123456789012:targetgroup', '210987654321:targetgroup')
return true
