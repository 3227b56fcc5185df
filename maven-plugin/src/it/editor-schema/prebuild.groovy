// The seed's spec, as the example has it, and a file of somebody else's.
new File(basedir, 'dagform.yaml').text = new File(basedir, '../../../../examples/seed/dagform.yaml').text
new File(basedir, 'mine.json').text = '{"mine": true}'
return true
