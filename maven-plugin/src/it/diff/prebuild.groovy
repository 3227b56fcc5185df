def example = new File(basedir, '../../../../examples/multi-environment/dagform.yaml').text
def spec = new File(basedir, 'dagform.yaml')
def run = { String... command ->
  def process = new ProcessBuilder(command).directory(basedir).inheritIO().start()
  assert process.waitFor() == 0
}

// What is committed, and an edit of it that is not.
spec.text = example
run('git', 'init', '-q')
run('git', 'add', 'dagform.yaml')
run('git', '-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-q', '-m', 'a')
spec.text = example.replace('  webserver: {cpu: 512, memory_mib: 2048}', '  webserver: {cpu: 1024, memory_mib: 2048}')

new File(basedir, 'renamed.yaml').text =
    spec.text.replace('\n  prod:\n', '\n  production:\n    renamed_from: reports-prod\n    storage: {bucket: example-reports-prod}\n')
new File(basedir, 'elsewhere.yaml').text = spec.text.replace('region: eu-west-1', 'region: eu-west-3')
return true
