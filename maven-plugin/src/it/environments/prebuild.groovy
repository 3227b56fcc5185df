// The example with several environments, and the same without one of them.
def spec = new File(basedir, '../../../../examples/multi-environment/dagform.yaml').text
new File(basedir, 'dagform.yaml').text = spec
new File(basedir, 'without-staging.yaml').text = spec.replaceFirst(/(?m)^  staging:\n(?:    .*\n)+/, '')
return true
