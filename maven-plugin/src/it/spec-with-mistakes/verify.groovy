def log = new File(basedir, 'build.log').text

assert log.contains('dagform.yaml:58:18: error out-of-range: `database.rds.storage_gib` is 5; allowed is a whole number from 20 to 65536.')
assert log.contains('dagform.yaml:12:3: error unknown-key: The key `egres` is not known in `network`.')
assert log.contains('hint: Did you mean `egress`?')
assert log.contains('dagform.yaml has 3 errors; nothing was generated.')
assert !log.contains('at io.dagform')
assert !new File(basedir, 'terraform').exists()
return true
