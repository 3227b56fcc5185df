// The example with several environments, and the same with a mistake.
def spec = new File(basedir, '../../../../examples/multi-environment/dagform.yaml').text
new File(basedir, 'dagform.yaml').text = spec
new File(basedir, 'with-a-mistake.yaml').text = spec.replace('storage_gib: 20,', 'storage_gib: 5,').replace('storage_gib: 20}', 'storage_gib: 5}')
return true
