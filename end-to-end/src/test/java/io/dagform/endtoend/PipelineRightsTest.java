package io.dagform.endtoend;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The roles of a pipeline may make every call that Terraform makes, to an AWS emulator. What a
 * person alone may change is left out: the roles themselves.
 */
final class PipelineRightsTest {
  private static final Pattern METHOD = Pattern.compile("rpc\\.method=(\\w+)");
  private static final Pattern SERVICE = Pattern.compile("rpc\\.service=(?:\"([^\"]+)\"|(\\S+))");

  /** What makes and ends the roles' own policies. */
  private static final Pattern OWN =
      Pattern.compile("iam:(Attach|Create|Delete|Detach|List)\\w*Polic\\w+");

  /** How IAM calls the services that the provider calls otherwise. */
  private static final Map<String, String> SERVICES =
      Map.of(
          "Application Auto Scaling", "application-autoscaling",
          "CloudWatch Logs", "logs",
          "EFS", "elasticfilesystem",
          "Elastic Load Balancing v2", "elasticloadbalancing",
          "Secrets Manager", "secretsmanager");

  /** How IAM calls what S3's API calls otherwise (Service Authorization Reference). */
  private static final Map<String, String> ACTIONS =
      Map.ofEntries(
          entry("s3:DeleteBucketEncryption", "s3:PutEncryptionConfiguration"),
          entry("s3:DeleteBucketLifecycle", "s3:PutLifecycleConfiguration"),
          entry("s3:DeleteBucketOwnershipControls", "s3:PutBucketOwnershipControls"),
          entry("s3:DeletePublicAccessBlock", "s3:PutBucketPublicAccessBlock"),
          entry("s3:GetBucketAccelerateConfiguration", "s3:GetAccelerateConfiguration"),
          entry("s3:GetBucketCors", "s3:GetBucketCORS"),
          entry("s3:GetBucketEncryption", "s3:GetEncryptionConfiguration"),
          entry("s3:GetBucketLifecycleConfiguration", "s3:GetLifecycleConfiguration"),
          entry("s3:GetBucketReplication", "s3:GetReplicationConfiguration"),
          entry("s3:GetObjectLockConfiguration", "s3:GetBucketObjectLockConfiguration"),
          entry("s3:GetPublicAccessBlock", "s3:GetBucketPublicAccessBlock"),
          entry("s3:HeadBucket", "s3:ListBucket"),
          entry("s3:PutBucketEncryption", "s3:PutEncryptionConfiguration"),
          entry("s3:PutBucketLifecycleConfiguration", "s3:PutLifecycleConfiguration"),
          entry("s3:PutPublicAccessBlock", "s3:PutBucketPublicAccessBlock"));

  /**
   * What tells the provider its account: the first needs no right (AWS STS API, GetCallerIdentity),
   * the second comes instead where the credentials are not validated, as at the emulator.
   */
  private static final Set<String> IDENTITY = Set.of("sts:GetCallerIdentity", "iam:GetUser");

  @TempDir private Path temporary;

  @Test
  void areThoseOfTerraformsCalls() throws Exception {
    TerraformFolder terraform =
        TerraformFolder.copyOf(Outputs.environment("dev"), temporary.resolve("copy"))
            .inAnyAccount()
            .quick();
    try (AwsEmulator emulator = AwsEmulator.start()) {
      terraform.at(emulator, "eu-central-1").init();
      Set<String> applied = calls(terraform, "apply", "-auto-approve");
      Set<String> planned = calls(terraform, "plan");
      JsonNode state = terraform.state();
      Set<String> destroyed = calls(terraform, "destroy", "-auto-approve");

      assertThat(planned).hasSizeGreaterThan(40);
      assertThat(allowed(state, "pipeline_(plan|read_.*)")).containsAll(planned);
      assertThat(allowed(state, "pipeline_(apply|read_.*|change_.*)"))
          .containsAll(applied)
          .containsAll(destroyed);
    }
  }

  /** What Terraform calls, as the provider logs it. */
  private Set<String> calls(TerraformFolder terraform, String... command) throws IOException {
    Path log = temporary.resolve(command[0] + ".log");
    terraform
        .logging(log)
        .run(Stream.concat(Stream.of(command), Stream.of("-input=false")).toArray(String[]::new))
        .orFail();
    Set<String> calls = new TreeSet<>();
    for (String line : Files.readAllLines(log)) {
      Matcher method = METHOD.matcher(line);
      Matcher service = SERVICE.matcher(line);
      if (method.find() && service.find()) {
        String name = service.group(1) == null ? service.group(2) : service.group(1);
        String action =
            SERVICES.getOrDefault(name, name.toLowerCase(Locale.ROOT).replace(" ", ""))
                + ":"
                + method.group(1);
        calls.add(ACTIONS.getOrDefault(action, action));
      }
    }
    calls.removeAll(IDENTITY);
    if (!command[0].equals("plan")) {
      calls.removeIf(OWN.asMatchPredicate());
    }
    return calls;
  }

  private static Set<String> allowed(JsonNode state, String names) throws IOException {
    Set<String> allowed = new TreeSet<>();
    for (JsonNode resource : state.at("/values/root_module/resources")) {
      if (resource.at("/type").asText().matches("aws_iam_(role_)?policy")
          && resource.at("/name").asText().matches(names)) {
        JsonNode policy = new ObjectMapper().readTree(resource.at("/values/policy").asText());
        for (JsonNode statement : policy.at("/Statement")) {
          JsonNode actions = statement.at("/Action");
          if (actions.isTextual()) {
            allowed.add(actions.asText());
          }
          actions.forEach(action -> allowed.add(action.asText()));
        }
      }
    }
    return allowed;
  }
}
