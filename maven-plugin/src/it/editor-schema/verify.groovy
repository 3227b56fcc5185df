def runs = new File(basedir, 'build.log').text.split('Building editor-schema 1')
def schema = new File(basedir, '../../../../docs/dagform.schema.json').bytes

assert runs[1].contains('created dagform.schema.json')
assert runs[1].contains('the first line of dagform.yaml: # yaml-language-server: $schema=./dagform.schema.json')
assert runs[2].contains('dagform.schema.json is up to date.')
assert runs[3].contains('created editors/spec.json')
assert runs[3].contains('$schema=editors/spec.json')
assert runs[4].contains("mine.json is no schema of Dagform's; nothing was written.")
assert new File(basedir, 'dagform.schema.json').bytes == schema
assert new File(basedir, 'editors/spec.json').bytes == schema
assert new File(basedir, 'mine.json').text == '{"mine": true}'
return true
