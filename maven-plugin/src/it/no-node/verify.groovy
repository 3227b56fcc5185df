def log = new File(basedir, 'build.log').text

assert log.contains('dagform.yaml has no errors.')
assert log.contains('Node.js was not found (`no-such-node`)')
assert log.contains('needs Node.js 18 or newer on the PATH.')
assert !new File(basedir, 'terraform').exists()
return true
