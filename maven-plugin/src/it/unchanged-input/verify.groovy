def starts = new File(basedir, 'node.log').readLines()
def runs = new File(basedir, 'build.log').text.split('Building unchanged-input 1')

// For the first generate, and for check.
assert starts.size() == 2
assert runs[1].contains('created terraform/network.tf')
assert runs[2].contains('terraform is up to date.')
assert runs[3].contains('terraform is up to date.')
assert runs[4].contains('terraform is what dagform.yaml gives.')
return true
