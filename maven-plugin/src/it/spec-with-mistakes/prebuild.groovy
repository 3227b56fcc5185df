// The seed's spec, as the example has it.
new File(basedir, 'dagform.yaml').text = new File(basedir, '../../../../examples/seed/dagform.yaml').text
def spec = new File(basedir, 'dagform.yaml')
spec.text = spec.text.replace('storage_gib: 20', 'storage_gib: 5').replace('egress: public_ip', 'egres: public_ip')
return true
