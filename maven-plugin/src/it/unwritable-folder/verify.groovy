def log = new File(basedir, 'build.log').text

assert log.contains("The output folder /proc/dagform can't be written:")
assert log.contains('The files are as before; see to free space and to the right to write there.')
assert !log.contains('NullPointerException')
return true
