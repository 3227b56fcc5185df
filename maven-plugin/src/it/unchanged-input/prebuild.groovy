// The seed's spec, as the example has it, and a Node.js that says when it is started.
new File(basedir, 'dagform.yaml').text = new File(basedir, '../../../../examples/seed/dagform.yaml').text
assert new File(basedir, 'node.sh').setExecutable(true)
return true
