// The seed's spec, as the example has it, and a Node.js that says that it is old.
new File(basedir, 'dagform.yaml').text = new File(basedir, '../../../../examples/seed/dagform.yaml').text
assert new File(basedir, 'old-node.sh').setExecutable(true)
return true
