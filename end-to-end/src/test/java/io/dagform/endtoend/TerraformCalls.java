package io.dagform.endtoend;

import static java.util.Map.entry;

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

/** What Terraform asks AWS for, as the provider logs it and as IAM calls it. */
final class TerraformCalls {
  private static final Pattern METHOD = Pattern.compile("rpc\\.method=(\\w+)");
  private static final Pattern SERVICE = Pattern.compile("rpc\\.service=(?:\"([^\"]+)\"|(\\S+))");

  /** What makes, tags and ends the roles' own policies. */
  private static final Pattern OWN =
      Pattern.compile("iam:(Attach|Create|Delete|Detach|List|Tag|Untag)\\w*Polic\\w+");

  /** How IAM calls the services that the provider calls otherwise. */
  private static final Map<String, String> SERVICES =
      Map.of(
          "Application Auto Scaling", "application-autoscaling",
          "CloudWatch Logs", "logs",
          "EFS", "elasticfilesystem",
          "Elastic Load Balancing v2", "elasticloadbalancing",
          "Secrets Manager", "secretsmanager");

  /** How IAM calls what an API calls otherwise (Service Authorization Reference). */
  private static final Map<String, String> ACTIONS =
      Map.ofEntries(
          entry("budgets:CreateBudget", "budgets:ModifyBudget"),
          entry("budgets:CreateNotification", "budgets:ModifyBudget"),
          entry("budgets:DeleteBudget", "budgets:ModifyBudget"),
          entry("budgets:DeleteNotification", "budgets:ModifyBudget"),
          entry("budgets:DescribeBudget", "budgets:ViewBudget"),
          entry("budgets:DescribeNotificationsForBudget", "budgets:ViewBudget"),
          entry("budgets:DescribeSubscribersForNotification", "budgets:ViewBudget"),
          entry("budgets:UpdateBudget", "budgets:ModifyBudget"),
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

  private TerraformCalls() {}

  /**
   * The actions that a command takes; without those that only a person may take.
   *
   * @param command and its options, but for {@code -input=false}
   */
  static Set<String> of(TerraformFolder terraform, String... command) throws IOException {
    Path log = terraform.path().resolve(command[0] + ".log");
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
}
