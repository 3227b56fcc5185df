def example = new File(basedir, '../../../../examples/seed/terraform').canonicalFile
['.', 'a', 'b', 'c'].each { project ->
  ['one': 'terraform-one', 'two': 'terraform two'].each { spec, folder ->
    def name = project == '.' ? 'root' : project
    ['network.tf', 'webserver.tf', 'secrets.tf'].each { file ->
      // Some names of the seed are its own, and not derived from its name.
      def expected = new File(example, file).text.replaceAll(/"dagster-ecs(-public(-[ab])?|-load-balancer|-tasks|-database-password|-basic-auth-password|-s3)?"/) { "\"$name-$spec${it[1] ?: ''}\"" }
      assert new File(basedir, "$project/$folder/$file").text == expected : "$project/$folder/$file"
    }
  }
}
return true
