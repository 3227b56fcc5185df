// The example with several environments, the same without one of them, and with one that has another name and the
// folder of its former one.
def spec = new File(basedir, '../../../../examples/multi-environment/dagform.yaml').text
new File(basedir, 'dagform.yaml').text = spec
new File(basedir, 'without-staging.yaml').text = spec.replaceFirst(/(?m)^  staging:\n(?:    .*\n)+/, '')
new File(basedir, 'renamed-staging.yaml').text =
    spec.replaceFirst(/(?m)^  staging:\n/, '  stage:\n    renamed_from: reports-staging\n')
return true
