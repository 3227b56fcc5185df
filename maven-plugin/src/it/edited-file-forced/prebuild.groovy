// The seed's spec, its output with an edit in it, and a spec that changes the edited file.
def example = new File(basedir, '../../../../examples/seed').canonicalFile
new File(basedir, 'dagform.yaml').text = new File(example, 'dagform.yaml').text
new File(basedir, 'changed.yaml').text = new File(example, 'dagform.yaml').text.replace('max: 2', 'max: 1')
new File(example, 'terraform').eachFileRecurse(groovy.io.FileType.FILES) { file ->
  def copy = new File(basedir, 'terraform/' + new File(example, 'terraform').toPath().relativize(file.toPath()))
  if (!copy.path.contains('.terraform/')) {
    copy.parentFile.mkdirs()
    copy.bytes = file.bytes
  }
}
def edited = new File(basedir, 'terraform/autoscaling.tf')
edited.text = edited.text.replace('max_capacity       = 2', 'max_capacity       = 9')
return true
