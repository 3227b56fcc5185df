// The seed's spec, as the example has it.
new File(basedir, 'child/dagform.yaml').text = new File(basedir, '../../../../examples/seed/dagform.yaml').text
return true
