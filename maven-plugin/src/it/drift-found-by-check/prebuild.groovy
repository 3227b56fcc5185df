// The seed's spec, as the example has it.
new File(basedir, 'dagform.yaml').text = new File(basedir, '../../../../examples/seed/dagform.yaml').text
new File(basedir, 'changed.yaml').text = new File(basedir, 'dagform.yaml').text.replace('max: 2', 'max: 1')
return true
