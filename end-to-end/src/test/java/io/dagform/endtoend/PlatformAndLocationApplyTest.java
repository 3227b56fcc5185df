package io.dagform.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.dagform.Dagform;
import io.dagform.Engine;
import io.dagform.Spec;
import io.dagform.capability.iam.PipelinePart;
import io.dagform.output.OutputPlan;
import io.dagform.output.OutputWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Vpc;

/**
 * A platform that stands before its first team, a code location that joins it from a state of its
 * own, and the entry that the platform then has for it: each by what the other has printed. The
 * pipeline of the code location may make every call that Terraform makes for it.
 */
@ResourceLock(Outputs.CDKTF)
final class PlatformAndLocationApplyTest {
  private static final Path EXAMPLE = Path.of("../examples/platform-and-location");
  private static final String REGION = "eu-west-1";
  private static final String CERTIFICATE =
      "arn:aws:acm:eu-west-1:123456789012:certificate/11111111-2222-3333-4444-555555555555";

  /** What the examples say of each other, from a key to the next that is less deep. */
  private static final String ENTRY = "(?s)  code_locations:.*?(?=\n  runs:)";

  private static final String PLATFORM = "(?s)platform: .*?(?=\n\ndagster:)";

  @TempDir private Path temporary;

  @Test
  void eachIsWrittenWithWhatTheOtherPrints() throws Exception {
    try (AwsEmulator emulator = AwsEmulator.start();
        Engine engine = Engine.open("node");
        Ec2Client ec2 = emulator.client(Ec2Client.builder(), REGION)) {
      String certificate = certificate(emulator);
      String before =
          spec("platform")
              .replace(CERTIFICATE, certificate)
              .replaceFirst(ENTRY, "  code_locations: none");
      TerraformFolder platform = folder("platform", before, engine, emulator).quick().init();
      platform.run("apply", "-input=false", "-auto-approve").orFail();

      String joined = spec("location").replaceFirst(PLATFORM, printed(platform, "platform"));
      TerraformFolder location = folder("location", joined, engine, emulator);
      Files.writeString(
          location.path().resolve("images.auto.tfvars.json"),
          "{\"image_tags\": {\"finance\": \"1\"}}");
      Set<String> applied = TerraformCalls.of(location.init(), "apply", "-auto-approve");

      String entry = printed(location, "code_locations").indent(4);
      write(
          platform.path(),
          before.replaceFirst("code_locations: none", "code_locations:\n" + entry),
          engine);
      platform.run("apply", "-input=false", "-auto-approve").orFail();

      theyReachEachOther(ec2);
      for (TerraformFolder each : List.of(platform, location)) {
        Command.Result plan = each.run("plan", "-input=false", "-detailed-exitcode");
        assertThat(plan.exitCode()).as(plan.output()).isZero();
      }
      Set<String> planned = TerraformCalls.of(location, "plan");
      location.edit("retention_in_days = 90", "retention_in_days = 14");
      location.edit("memory = \"8192\"", "memory = \"16384\"");
      location.edit("ManagedBy = \"Terraform\"", "ManagedBy = \"Terraform\", team = \"finance\"");
      applied.addAll(TerraformCalls.of(location, "apply", "-auto-approve"));
      applied.addAll(TerraformCalls.of(location, "destroy", "-auto-approve"));
      theTeamsPipelineMay(joined, planned, applied);
      assertThat(location.state().at("/values/root_module/resources").isMissingNode()).isTrue();
    }
  }

  private static void theTeamsPipelineMay(String spec, Set<String> planned, Set<String> applied) {
    byte[] text = spec.getBytes(StandardCharsets.UTF_8);
    PipelinePart pipeline =
        PipelineRights.pipeline(Dagform.read("dagform.yaml", text).targets().get(0));

    assertThat(planned).hasSizeGreaterThan(15);
    assertThat(PipelineRights.of(pipeline, "plan")).containsAll(planned);
    assertThat(PipelineRights.of(pipeline, "apply")).containsAll(applied);
  }

  private static String spec(String name) throws IOException {
    return Files.readString(EXAMPLE.resolve(name).resolve("dagform.yaml"))
        .replaceAll("account_id: .*\n", "");
  }

  private static String certificate(AwsEmulator emulator) {
    try (AcmClient acm = emulator.client(AcmClient.builder(), REGION)) {
      return acm.requestCertificate(request -> request.domainName("dagster.example.com"))
          .certificateArn();
    }
  }

  private TerraformFolder folder(String name, String spec, Engine engine, AwsEmulator emulator)
      throws Exception {
    Path written = temporary.resolve(name);
    write(written, spec, engine);
    return TerraformFolder.of(written).at(emulator, REGION);
  }

  private static void write(Path folder, String text, Engine engine) throws IOException {
    Spec spec = Dagform.read("dagform.yaml", text.getBytes(StandardCharsets.UTF_8));
    assertThat(spec.hasErrors()).as("%s in %s", spec.diagnostics(), text).isFalse();
    List<OutputPlan> plans = engine.plan(spec.targets(), folder);
    assertThat(plans).noneMatch(OutputPlan::isRefused);
    OutputWriter.write(plans);
  }

  private static String printed(TerraformFolder folder, String output) {
    return folder.run("output", "-raw", output).orFail().strip();
  }

  /** The webserver and the daemon the server, and the server the database; each rule once. */
  private static void theyReachEachOther(Ec2Client ec2) {
    List<String> vpcs =
        ec2.describeVpcs().vpcs().stream()
            .filter(vpc -> vpc.cidrBlock().equals("10.40.0.0/16"))
            .map(Vpc::vpcId)
            .toList();
    String server = group(ec2, vpcs.get(0), "insights-finance");
    List<SecurityGroupRule> rules =
        ec2.describeSecurityGroupRules(request -> request.maxResults(1000)).securityGroupRules();

    for (String caller : List.of("insights-webserver", "insights-daemon")) {
      String group = group(ec2, vpcs.get(0), caller);
      assertThat(rules).filteredOn(rule -> isRule(rule, group, server, 4000, true)).hasSize(1);
      assertThat(rules).filteredOn(rule -> isRule(rule, server, group, 4000, false)).hasSize(1);
    }
    String database = group(ec2, vpcs.get(0), "insights-database");
    assertThat(rules).filteredOn(rule -> isRule(rule, server, database, 5432, true)).hasSize(1);
    assertThat(rules).filteredOn(rule -> isRule(rule, database, server, 5432, false)).hasSize(1);
  }

  private static boolean isRule(
      SecurityGroupRule rule, String group, String other, int port, boolean egress) {
    return rule.groupId().equals(group)
        && rule.isEgress() == egress
        && rule.fromPort() == port
        && rule.referencedGroupInfo() != null
        && other.equals(rule.referencedGroupInfo().groupId());
  }

  private static String group(Ec2Client ec2, String vpc, String name) {
    return ec2.describeSecurityGroups().securityGroups().stream()
        .filter(group -> group.vpcId().equals(vpc) && group.groupName().equals(name))
        .findFirst()
        .orElseThrow()
        .groupId();
  }
}
