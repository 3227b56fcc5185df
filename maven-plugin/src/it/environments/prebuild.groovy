// The example with several environments, and the same without one of them.
def spec = new File(basedir, '../../../../examples/multi-environment/dagform.yaml').text
new File(basedir, 'dagform.yaml').text = spec
new File(basedir, 'without-staging.yaml').text = spec.replace('  staging:\n    account_id: "222222222222"\n', '')
return true
