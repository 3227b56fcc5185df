// The seed's spec, as the example has it.
new File(basedir, 'dagform.yaml').text = new File(basedir, '../../../../examples/seed/dagform.yaml').text
return true
