// The seed, as the example has it.
def example = new File(basedir, '../../../../examples/seed').canonicalFile
new File(basedir, 'child/dagform.yaml').text = new File(example, 'dagform.yaml').text
new File(example, 'terraform').eachFileRecurse(groovy.io.FileType.FILES) { file ->
    def copy = new File(basedir, 'child/' + example.toPath().relativize(file.toPath()))
    copy.parentFile.mkdirs()
    copy.bytes = file.bytes
}
return true
