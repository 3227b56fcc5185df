package io.dagform.capability.migration;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.CloudName;
import io.dagform.blueprint.ConfigFile;
import io.dagform.blueprint.Container.Stop;
import io.dagform.blueprint.Launch;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Managed;
import io.dagform.blueprint.Output;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.TaskExtension;
import io.dagform.blueprint.Workload;
import io.dagform.capability.cluster.ClusterPart;
import io.dagform.capability.daemon.Daemon;
import io.dagform.capability.process.DagsterProcess;
import io.dagform.capability.process.Host;
import io.dagform.dagster.Template;
import io.dagform.hcl.Value;
import io.dagform.model.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What brings the tables of the database to another version of Dagster (Dagster documentation,
 * "Migrating an instance"): a task of its own, and a script that stops Dagster around it.
 *
 * @param host what the daemon is drawn with
 * @param size of the daemon's task
 * @param services that are stopped, in the order in which they start again
 * @param runsAreTasks whether each run is a task, which is waited for
 * @param database the instance that a snapshot is taken of, as a value; absent if it is somebody
 *     else's
 */
public record MigrationPart(
    Host host,
    Size size,
    ClusterPart cluster,
    List<Workload> services,
    boolean runsAreTasks,
    Optional<Value> database)
    implements Part {
  private static final String KEY = "migration";
  private static final ConfigFile SCRIPT =
      new ConfigFile("migrate.sh", Template.text("migrate.sh"));

  // A statement that is broken off is rolled back, which takes as long as it took.
  private static final int LONGEST_STOP_SECONDS = 120;

  public MigrationPart {
    services = List.copyOf(services);
  }

  private String family() {
    return host.frame().name() + "-migration";
  }

  @Override
  public List<Workload> workloads() {
    return List.of(workload());
  }

  private Workload workload() {
    return new Workload(
        KEY,
        Daemon.PATH.toString(),
        family(),
        size,
        "must hold the migration, which loads no code, and the daemon",
        host.identity(),
        DagsterProcess.container(
            KEY,
            host,
            List.of("dagster", "instance", "migrate"),
            "Nobody starts it but config/migrate.sh.",
            Map.of(),
            Optional.empty(),
            Optional.of(new Stop(LONGEST_STOP_SECONDS, "The longest that Fargate allows."))),
        // All that dagster.yaml names; the rest the daemon's group and roles have already.
        host.extensions().stream().map(TaskExtension::environment).toList(),
        host.place(),
        List.of(),
        Optional.empty(),
        new TreeMap<>(),
        Optional.empty());
  }

  @Override
  public SortedMap<String, String> files() {
    return ConfigFile.texts(SCRIPT);
  }

  @Override
  public List<Managed> managed() {
    return List.of(Managed.named("aws_ecs_task_definition", family()));
  }

  @Override
  public List<CloudName> names() {
    return List.of(CloudName.regional("task definition family", family(), "name"));
  }

  @Override
  public List<Output> outputs() {
    List<Value> words = new ArrayList<>();
    words.add(
        Value.text("sh " + SCRIPT.path() + " --region " + host.frame().region() + " --cluster "));
    words.add(cluster.nameValue());
    words.add(Value.text(" --family "));
    words.add(workload().taskDefinition().attribute("family"));
    database.ifPresent(
        instance -> {
          words.add(Value.text(" --database "));
          words.add(instance);
        });
    if (runsAreTasks) {
      words.add(Value.text(" --runs " + host.frame().name()));
    }
    for (Workload service : services) {
      Launch launch = service.launch().orElseThrow();
      words.add(Value.text(" "));
      words.add(service.service().attribute("name"));
      words.add(Value.text("=" + launch.count().tasks()));
    }
    return List.of(
        new Output(
            "migrate",
            "Command that migrates the database to another version of Dagster.",
            Value.template(words.toArray(Value[]::new))));
  }

  @Override
  public List<Line> lines() {
    return List.of(
        Line.code(
            Chapter.UPGRADES,
            "sh",
            "terraform apply -target=" + workload().taskDefinition().address(),
            "sh -c \"$(terraform output -raw migrate)\"          # says what it would do",
            "sh -c \"$(terraform output -raw migrate) --yes\"",
            "terraform apply",
            "sh -c \"$(terraform output -raw migrate) --start\""),
        Line.paragraph(
            Chapter.UPGRADES,
            format(
                "`--yes` stops the daemon%s and the webserver, %s, and runs `dagster instance migrate` as a task of the family `%s`; whoever looks at the interface sees none until it is over. No other apply may run meanwhile, nor a pipeline that applies. The second `apply` starts what has a fixed number of tasks, `--start` the rest. Where it was cut off, the same command goes on. Where the migration failed, `--start` goes back to the Dagster of before. Its caller may `ecs:DescribeServices`, `ecs:UpdateService`, `ecs:RunTask`, `ecs:ListTasks`, `ecs:DescribeTasks`, `ecs:DescribeTaskDefinition`, `application-autoscaling:DescribeScalableTargets` and `RegisterScalableTarget`%s, and pass the daemon's roles.",
                runsAreTasks ? ", waits for the runs that are under way," : "",
                database.isPresent()
                    ? "takes a snapshot of the database"
                    : "takes no snapshot, which whoever runs the database does before",
                family(),
                database.isPresent()
                    ? ", `rds:DescribeDBSnapshots` and `rds:CreateDBSnapshot`"
                    : "")));
  }
}
