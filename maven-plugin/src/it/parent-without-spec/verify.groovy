def log = new File(basedir, 'build.log').text

assert log.count('There is no dagform.yaml in ' + basedir.canonicalPath + '; nothing is done.') == 3
assert !new File(basedir, 'terraform').exists()
assert log.contains('terraform is what dagform.yaml gives.')
assert log.contains('There is no spec ' + new File(basedir.canonicalFile, 'dagfrom.yaml') + '; create it, or name another.')
return true
