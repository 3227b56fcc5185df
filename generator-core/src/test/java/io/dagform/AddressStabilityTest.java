package io.dagform;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.dagform.yaml.MapNode;
import io.dagform.yaml.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Adding, changing or removing a field leaves the address of every resource that it is not about:
 * Terraform destroys what loses its address.
 */
final class AddressStabilityTest {
  private static final Pattern BLOCK =
      Pattern.compile("(?m)^(resource|data|ephemeral) \"([^\"]+)\" \"([^\"]+)\"");

  /** What comes and goes with a field; any other address stays whatever the field holds. */
  private static final Map<String, String> ABOUT =
      Map.ofEntries(
          entry(
              "load_balancer.listener",
              "(resource|data) (aws_lb_listener[.](http|https|redirect)|aws_acm_.*|aws_route53_.*|aws_vpc_security_group_ingress_rule[.]load_balancer_.*)"),
          entry("dagster.egress", "resource aws_vpc_security_group_egress_rule[.].*_to_[a-z]+"),
          entry(
              "dagster.webserver.egress",
              "resource aws_vpc_security_group_egress_rule[.].*_to_[a-z]+"),
          entry(
              "dagster.daemon.egress",
              "resource aws_vpc_security_group_egress_rule[.].*_to_[a-z]+"),
          entry(
              "dagster.volumes",
              "resource aws_vpc_security_group_egress_rule[.].*_nfs_to_sg_[0-9a-f]+"),
          entry(
              "dagster.webserver.volumes",
              "resource aws_vpc_security_group_egress_rule[.].*_nfs_to_sg_[0-9a-f]+"),
          entry(
              "dagster.daemon.volumes",
              "resource aws_vpc_security_group_egress_rule[.].*_nfs_to_sg_[0-9a-f]+"),
          entry(
              "dagster.webserver.internal",
              "resource aws_(service_discovery_.*|vpc_security_group_ingress_rule[.].*_from_[a-z]+)"),
          entry("dagster.cluster", "resource aws_ecs_cluster(_capacity_providers)?[.]main"),
          entry("network.vpc.existing", "resource .*"),
          entry("terraform.backend", "resource aws_iam_role_policy[.]pipeline_(plan|apply)"),
          entry("account_id", "data aws_caller_identity[.]current"),
          entry(
              "network.vpc.availability_zones",
              "resource (aws_(subnet|route_table_association)[.](public|data)|aws_efs_mount_target[.]code)_[a-z]"),
          entry(
              "dagster.security_group",
              "resource (aws_security_group|aws_vpc_security_group_(in|e)gress_rule)[.].*"),
          entry("iam.execution_role", "resource aws_iam_role(_policy)?[.].*execution"),
          entry("iam.task_role", "resource aws_iam_role(_policy)?[.].*task"),
          entry("observability.log_group", "resource aws_cloudwatch_log_group[.].*"),
          entry(
              "observability.alarms",
              "resource aws_(cloudwatch_metric_alarm|cloudwatch_event_[a-z]+|sns_topic[a-z_]*)[.].*"),
          entry("observability.dashboard", "resource aws_cloudwatch_dashboard[.]main"),
          entry("observability.budget", "resource aws_budgets_budget[.]main"),
          entry(
              "database.rds.subnets",
              "resource aws_(subnet|route_table|route_table_association)[.]data.*"),
          entry(
              "load_balancer.allowed_cidrs",
              "resource aws_vpc_security_group_ingress_rule[.]load_balancer_.*"),
          entry(
              "dagster.webserver.autoscaling", "resource aws_appautoscaling_(target|policy)[.].*"),
          entry(
              "iam.publisher",
              "resource ((aws_iam_user|aws_iam_user_policy|aws_secretsmanager_secret)[.]publisher.*|aws_iam_(policy|role|role_policy|role_policy_attachment)[.]pipeline_.*)"),
          entry("storage.bucket", "resource aws_s3_bucket(_[a-z_]+)?[.]main"));

  @TempDir private Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {"seed", "multi-environment"})
  void aFieldMovesNothingButWhatItIsAbout(String example) throws IOException {
    String text =
        Files.readString(Fixtures.repository("examples").resolve(example).resolve("dagform.yaml"));
    MapNode ground = SpecEdits.remove(SpecEdits.tree(text), List.of("environments"));
    ground = SpecEdits.set(ground, List.of("storage", "bucket"), value("example-bucket"));
    ground = SpecEdits.set(ground, List.of("terraform"), value("{}"));
    int tried = 0;
    try (Engine engine = Engine.open("node")) {
      MapNode sound = ground;
      SortedSet<String> before =
          addresses(ground, engine).orElseThrow(() -> new AssertionError(SpecEdits.text(sound)));
      for (Map.Entry<String, MapNode> edit : edits(ground).entrySet()) {
        Optional<SortedSet<String>> after = addresses(edit.getValue(), engine);
        if (after.isPresent()) {
          tried++;
          assertThat(difference(before, after.get()))
              .as(edit.getKey())
              .allMatch(address -> isAbout(edit.getKey(), address));
        }
      }
    }
    assertThat(tried).isGreaterThan(60);
  }

  /** Every field with the last legal value of the table of limits, and without it. */
  private static Map<String, MapNode> edits(MapNode ground) throws IOException {
    Map<String, MapNode> edits = new LinkedHashMap<>();
    for (SpecEdits.Limit limit : SpecEdits.limits()) {
      if (limit.legal() && !limit.path().equals("environments")) {
        List<String> path = List.of(limit.path().split("\\.", -1));
        edits.put(limit.path() + " =", SpecEdits.set(ground, path, value(limit.value())));
      }
    }
    for (String alternative :
        List.of(
            "dagster.webserver.autoscaling = none",
            "dagster.webserver.autoscaling = {min: 1, max: 3, memory_percent: 50}",
            "iam.publisher = none",
            "iam.publisher = {user: {name: a, secret: b}}",
            "iam.publisher = {github: {repository: a/b, oidc_provider_arn: 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com'}}",
            "iam.publisher = {gitlab: {project: a/b, oidc_provider_arn: 'arn:aws:iam::123456789012:oidc-provider/gitlab.com'}}",
            "terraform.backend = {s3: {bucket: a-b, key: c, region: eu-west-1}}",
            "profile = development",
            "profile = standard",
            "profile = hardened",
            "dagster.security_group = shared",
            "dagster.security_group = per_process",
            "database.rds.subnets = public",
            "database.rds.subnets = data",
            "dagster.architecture = x86_64",
            "observability.container_insights = true",
            "load_balancer.scheme = internal",
            "load_balancer.deletion_protection = true",
            "database.rds.deletion_protection = true",
            "database.rds.multi_az = true")) {
      String[] sides = alternative.split(" = ", 2);
      edits.put(
          alternative, SpecEdits.set(ground, List.of(sides[0].split("\\.", -1)), value(sides[1])));
    }
    for (List<String> leaf : SpecEdits.leaves(ground)) {
      for (int length = leaf.size(); length > 0; length--) {
        List<String> path = leaf.subList(0, length);
        edits.put(String.join(".", path) + " removed", SpecEdits.remove(ground, path));
      }
    }
    return edits;
  }

  private static Node value(String text) {
    return SpecEdits.value(text).orElseThrow(() -> new AssertionError(text));
  }

  /** The addresses of a spec's output; absent if the spec has errors. */
  private Optional<SortedSet<String>> addresses(MapNode tree, Engine engine) {
    // Risks are accepted as they arise: a reason moves nothing.
    MapNode accepted = tree;
    for (String risk :
        Set.of(
            "database-single-zone",
            "iam-user",
            "load-balancer-http-only",
            "load-balancer-open-to-internet",
            "mutable-image-tag",
            "tasks-with-public-ip",
            "unbounded-pipeline",
            "database-in-public-subnet")) {
      accepted = SpecEdits.set(accepted, List.of("accepted_risks", risk), value("a reason"));
    }
    byte[] text = (SpecEdits.text(accepted) + "\n").getBytes(StandardCharsets.UTF_8);
    List<Target> targets = Dagform.read("dagform.yaml", text).targets();
    if (targets.isEmpty()) {
      return Optional.empty();
    }
    SortedSet<String> addresses = new TreeSet<>();
    engine
        .plan(targets, temporary.resolve("never-written"))
        .get(0)
        .changes()
        .forEach(
            change -> addresses.addAll(addresses(change.path(), change.after().orElseThrow())));
    return Optional.of(addresses);
  }

  private static List<String> addresses(String path, byte[] content) {
    return path.endsWith(".tf")
        ? BLOCK
            .matcher(new String(content, StandardCharsets.UTF_8))
            .results()
            .map(AddressStabilityTest::address)
            .toList()
        : List.of();
  }

  private static String address(MatchResult block) {
    return block.group(1) + " " + block.group(2) + "." + block.group(3);
  }

  private static List<String> difference(SortedSet<String> before, SortedSet<String> after) {
    List<String> difference = new ArrayList<>();
    before.stream().filter(address -> !after.contains(address)).forEach(difference::add);
    after.stream().filter(address -> !before.contains(address)).forEach(difference::add);
    return difference;
  }

  private static boolean isAbout(String edit, String address) {
    String path = edit.split(" ", 2)[0];
    return ABOUT.entrySet().stream()
        .filter(about -> address.matches(about.getValue()))
        .map(Map.Entry::getKey)
        .anyMatch(field -> path.startsWith(field) || field.startsWith(path + "."));
  }
}
