// Two specs in each of four projects, all of them different.
def seed = new File(basedir, '../../../../examples/seed/dagform.yaml').text
['.', 'a', 'b', 'c'].each { project ->
  ['one', 'two'].each { spec ->
    def name = project == '.' ? 'root' : project
    new File(basedir, "$project/${spec}.yaml").text = seed.replace('name: dagster-ecs\n', "name: $name-$spec\n")
  }
}
return true
