def log = new File(basedir, 'build.log').text

assert log.contains('Node.js v16.20.2 is too old')
assert log.contains('needs Node.js 18 or newer.')
assert !new File(basedir, 'terraform').exists()
return true
