package io.dagform.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dagform.Dagform;
import io.dagform.Spec;
import io.dagform.Target;
import io.dagform.capability.iam.PipelinePart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The roles of a pipeline may make every call that Terraform makes to an AWS emulator, when it
 * applies, changes, plans and destroys, and those of the command that follows an apply. What a
 * person alone may change is left out: the roles themselves.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PipelineRightsTest {
  private static final String PIPELINE =
      """

      terraform: {backend: {s3: {bucket: state, key: a.tfstate, region: eu-west-1}}}
      iam:
        publisher:
          github:
            repository: example/metrics
            oidc_provider_arn: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"
      """;

  private static final String REGION = "eu-west-1";
  private static final String ACCOUNT = "033333333333";
  private static final String CLUSTER = "reports-prod";

  /**
   * Answers as the AWS command line does where another revision runs, and writes the words down.
   */
  private static final String ROLLED_BACK =
      """
      #!/bin/sh
      echo "$1 $2 $3 $4" >> '%s'
      case "$*" in
        *events*) printf '2026-05-02\\tit was rolled back\\n' ;;
        *describe-services*) printf 'PRIMARY\\tother:1\\tCOMPLETED\\t1\\t1\\t0\\tNone\\n' ;;
        *list-tasks*) echo 'arn:aws:ecs:eu-west-1:033333333333:task/%s/0123456789abcdef' ;;
        *containers*) printf 'webserver\\t1\\tNone\\n' ;;
        *) printf 'a\\tb\\n' ;;
      esac
      """;

  /** What is hardened has to be let go before it can be destroyed. */
  private static final Deployment HARDENED =
      new Deployment(
          "hardened",
          Path.of("../examples/multi-environment/dagform.yaml"),
          Outputs.environment("prod"),
          List.of(
              new Edit("prevent_destroy = true", "prevent_destroy = false"),
              new Edit("prevent_destroy       = true", "prevent_destroy = false"),
              new Edit("deletion_protection                 = true", "deletion_protection = false"),
              new Edit("enable_deletion_protection = true", "enable_deletion_protection = false"),
              new Edit("ManagedBy = \"Terraform\"", "ManagedBy = \"Terraform\", team = \"data\""),
              new Edit("backup_retention_period             = 35", "backup_retention_period = 34"),
              new Edit("value = \"enabled\"", "value = \"disabled\""),
              new Edit("throughput_mode  = \"elastic\"", "throughput_mode = \"bursting\""),
              new Edit("scan_on_push = true", "scan_on_push = false"),
              new Edit(
                  "image_tag_mutability = \"IMMUTABLE\"", "image_tag_mutability = \"MUTABLE\""),
              new Edit("max_capacity       = 6", "max_capacity = 7")));

  /** NAT gateways, a certificate that is issued, listeners with it, and a name in the VPC. */
  private static final Deployment IMAGE_ONLY =
      new Deployment(
          "image only",
          Path.of("../examples/image-only/dagform.yaml"),
          Outputs.IMAGE_ONLY,
          List.of(
              new Edit("team        = \"metrics\"", "squad = \"metrics\""),
              new Edit(
                  "subnet_id     = aws_subnet.public_a.id", "subnet_id = aws_subnet.public_b.id"),
              new Edit(
                  "aws_subnet.data_b.id\n  route_table_id = aws_route_table.data.id",
                  "aws_subnet.data_b.id\n  route_table_id = aws_route_table.public.id"),
              new Edit("idle_timeout = 300", "idle_timeout = 310"),
              new Edit("interval            = 30", "interval = 20"),
              new Edit("\"metrics.example.com\"", "\"other.example.com\""),
              new Edit("ttl  = 10", "ttl = 20"),
              new Edit("Names of the processes", "The processes"),
              new Edit("cidr_ipv4         = \"203.0.113.0/24\"", "cidr_ipv4 = \"198.51.100.0/24\""),
              new Edit("memory = \"4096\"", "memory = \"5120\""),
              new Edit("ArnLike      = {", "ArnEquals = {"),
              new Edit("retention_in_days = 14", "retention_in_days = 30")));

  /** Subnets and a port of its own. */
  private static final Deployment STANDARD =
      new Deployment(
          "standard",
          Outputs.STANDARD.resolveSibling("dagform.yaml"),
          Outputs.STANDARD,
          List.of(
              new Edit("interval            = 15", "interval = 20"),
              new Edit("deletion_protection                 = true", "deletion_protection = false"),
              new Edit("enable_deletion_protection = true", "enable_deletion_protection = false")));

  private static final List<Deployment> DEPLOYMENTS = List.of(HARDENED, IMAGE_ONLY, STANDARD);

  /**
   * A deployment.
   *
   * @param edits what is changed of it while it runs
   */
  private record Deployment(String name, Path spec, Path output, List<Edit> edits) {
    /** Its pipeline, or one that the spec could have. */
    PipelinePart pipeline() throws IOException {
      String text = Files.readString(spec);
      if (!text.contains("publisher:")) {
        text =
            text.replace("accepted_risks:", "accepted_risks:\n  unbounded-pipeline: a test")
                + PIPELINE;
      }
      Spec read = Dagform.read("dagform.yaml", text.getBytes(StandardCharsets.UTF_8));
      assertThat(read.hasErrors()).as(read.diagnostics().toString()).isFalse();
      List<Target> targets = read.targets();
      return PipelineRights.pipeline(targets.get(targets.size() - 1));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** What is edited of a deployment while it runs: a text and the one that takes its place. */
  private record Edit(String text, String other) {}

  /**
   * What was seen of a deployment.
   *
   * @param state after the apply
   */
  private record Seen(
      TerraformFolder terraform, JsonNode state, Set<String> planned, Set<String> applied) {}

  @TempDir private static Path temporary;

  private final Map<Deployment, Future<Seen>> seen = new HashMap<>();
  private final ExecutorService side = Executors.newFixedThreadPool(DEPLOYMENTS.size());

  /** Side by side: what takes minutes is that the emulator's databases start. */
  @BeforeAll
  void start() {
    for (Deployment deployment : DEPLOYMENTS) {
      seen.put(deployment, side.submit(() -> see(deployment)));
    }
  }

  @AfterAll
  void stop() {
    side.shutdownNow();
  }

  private Seen seen(Deployment deployment) throws Exception {
    return Objects.requireNonNull(seen.get(deployment)).get();
  }

  private Seen see(Deployment deployment) throws Exception {
    TerraformFolder terraform =
        TerraformFolder.copyOf(deployment.output, temporary.resolve(deployment.name()))
            .inAnyAccount()
            .quick();
    try (AwsEmulator emulator = AwsEmulator.start()) {
      if (deployment.equals(IMAGE_ONLY)) {
        ExistingResources.make(emulator, REGION).nameIn(terraform.path());
        Files.writeString(
            terraform.path().resolve("images.auto.tfvars.json"),
            "{\"image_tags\": {\"metrics\": \"1\"}}");
      }
      terraform.at(emulator, REGION).init();
      Set<String> applied = TerraformCalls.of(terraform, "apply", "-auto-approve");
      JsonNode state = terraform.state();
      for (Edit edit : deployment.edits) {
        terraform.edit(edit.text(), edit.other());
      }
      applied.addAll(TerraformCalls.of(terraform, "apply", "-auto-approve"));
      Set<String> planned = TerraformCalls.of(terraform, "plan");
      applied.addAll(TerraformCalls.of(terraform, "destroy", "-auto-approve"));
      return new Seen(terraform, state, planned, applied);
    }
  }

  @ParameterizedTest
  @FieldSource("DEPLOYMENTS")
  void areThoseOfTerraformsCalls(Deployment deployment) throws Exception {
    Seen calls = seen(deployment);
    PipelinePart pipeline = deployment.pipeline();

    assertThat(calls.planned()).hasSizeGreaterThan(40);
    assertThat(PipelineRights.of(pipeline, "plan")).containsAll(calls.planned());
    assertThat(PipelineRights.of(pipeline, "apply")).containsAll(calls.applied());
  }

  /** Which is what the others, too, are compared by. */
  @Test
  void standInThePoliciesThatTerraformMakes() throws Exception {
    JsonNode state = seen(HARDENED).state();
    PipelinePart pipeline = HARDENED.pipeline();

    assertThat(IamPolicy.inState(state, "pipeline_(plan|read_.*)").actions())
        .isEqualTo(PipelineRights.of(pipeline, "plan"));
    assertThat(IamPolicy.inState(state, "pipeline_(apply|read_.*|change_.*)").actions())
        .isEqualTo(PipelineRights.of(pipeline, "apply"));
  }

  /** The script, when a service was rolled back, which is when it asks for everything. */
  @Test
  void areThoseOfTheScriptThatFollowsAnApplyAndNoMore() throws Exception {
    Seen deployment = seen(HARDENED);
    IamPolicy policy = IamPolicy.inState(deployment.state(), "pipeline_apply");
    Path folder = deployment.terraform().path();
    Path log = temporary.resolve("asked");
    Path program = Files.createDirectories(temporary.resolve("bin")).resolve("aws");
    Files.writeString(program, ROLLED_BACK.formatted(log, CLUSTER));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    String command = deployment.state().at("/values/outputs/rollout/value").asText();

    Command.Result result =
        Command.of("sh", "-c", command)
            .in(folder)
            .with(Map.of("PATH", program.getParent() + ":" + System.getenv("PATH")))
            .run();

    assertThat(result.exitCode()).as(result.output()).isEqualTo(1);
    Set<String> asked = new TreeSet<>();
    for (String line : Files.readAllLines(log)) {
      Request request = Request.of(line);
      asked.add(request.action());
      assertThat(request.allowedBy(policy, CLUSTER)).as(line).isTrue();
      assertThat(request.allowedBy(policy, CLUSTER + "-other")).as(line).isFalse();
    }
    assertThat(asked)
        .isEqualTo(
            Pattern.compile("\\becs ([a-z]+-[a-z-]+)")
                .matcher(Files.readString(folder.resolve("config/rollout.sh")))
                .results()
                .map(match -> Request.action(match.group(1)))
                .collect(Collectors.toCollection(TreeSet::new)))
        .isEqualTo(
            policy.actions().stream()
                .filter(action -> action.startsWith("ecs:"))
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  /**
   * A call of the script.
   *
   * @param resource what it is about in a cluster, as IAM has it (Service Authorization Reference);
   *     nothing where it is about the cluster's tasks, whichever they are
   */
  private record Request(String action, String resource) {
    private static final Pattern CALL =
        Pattern.compile("ecs (?<name>\\S+) (?:--services? (?<service>\\S+))?.*");

    static Request of(String words) {
      Matcher call = CALL.matcher(words);
      assertThat(call.matches()).as(words).isTrue();
      String name = call.group("name");
      return new Request(
          action(name),
          switch (name) {
            case "list-tasks" -> "";
            case "describe-tasks" -> "task/%s/0123456789abcdef";
            default -> "service/%s/" + call.group("service");
          });
    }

    /** The action that a command of the AWS command line takes. */
    static String action(String command) {
      return "ecs:"
          + Pattern.compile("(?:^|-)([a-z])")
              .matcher(command)
              .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    boolean allowedBy(IamPolicy policy, String cluster) {
      String prefix = "arn:aws:ecs:" + REGION + ":" + ACCOUNT + ":";
      return policy.allows(
          action,
          resource.isEmpty() ? "*" : prefix + resource.formatted(cluster),
          Map.of("ecs:cluster", prefix + "cluster/" + cluster));
    }
  }
}
