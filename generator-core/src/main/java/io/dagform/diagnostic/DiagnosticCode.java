package io.dagform.diagnostic;

import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every kind of problem. The id is part of the contract: people search for it, and a risk's id is
 * its key under {@code accepted_risks}.
 */
public enum DiagnosticCode {
  FILE_TOO_LARGE(Kind.SYNTAX, "The spec is larger than 256 KiB."),
  INVALID_UTF8(Kind.SYNTAX, "The spec is not valid UTF-8."),
  FORBIDDEN_CHARACTER(
      Kind.SYNTAX, "The spec holds a control, bidirectional or otherwise invisible character."),
  YAML_SYNTAX(Kind.SYNTAX, "The spec is not valid YAML."),
  YAML_FEATURE(
      Kind.SYNTAX,
      "The spec uses a feature of YAML that hides what is meant: anchors, aliases, tags, merge"
          + " keys, several documents."),
  DUPLICATE_KEY(Kind.SYNTAX, "A map has the same key twice."),
  PLAINTEXT_SECRET(Kind.SYNTAX, "The spec holds a password, a key or a token in plain text."),

  WRONG_TYPE(Kind.SPEC, "A value is of another type than the field."),
  UNKNOWN_KEY(Kind.SPEC, "A map has a key that the spec language doesn't know."),
  MISSING_KEY(Kind.SPEC, "A field that has no default is missing."),
  UNKNOWN_VALUE(Kind.SPEC, "A value is not among those that the field allows."),
  OUT_OF_RANGE(Kind.SPEC, "A number is outside the field's limits, or a list has too few items."),
  MALFORMED_VALUE(Kind.SPEC, "A text does not have the form that the field needs."),
  ONE_ALTERNATIVE(Kind.SPEC, "A field that holds one of several alternatives holds none or many."),
  PLACEHOLDER(Kind.SPEC, "`{environment}` stands in a spec without environments."),

  UNKNOWN_REGION(Kind.AWS, "The region does not exist."),
  CIDR_NOT_CANONICAL(Kind.AWS, "A CIDR block has bits set behind its prefix."),
  CIDR_SIZE(Kind.AWS, "A CIDR block is larger or smaller than AWS allows."),
  SUBNET_OUTSIDE_VPC(Kind.AWS, "A subnet is not inside the VPC's CIDR block."),
  SUBNET_OVERLAP(Kind.AWS, "Two subnets overlap."),
  SUBNET_COUNT(Kind.AWS, "There is not one subnet for each availability zone."),
  SHARED_SUBNET(Kind.AWS, "A subnet is given to two tiers, or to two zones."),
  CAPACITY_PROVIDER(Kind.AWS, "The cluster lacks a capacity provider that tasks run on."),
  UNREACHED_ZONE(Kind.AWS, "Tasks run in a zone in which the load balancer has no subnet."),
  EGRESS_CONFLICT(Kind.AWS, "The way out does not go with the VPC."),
  DUPLICATE_RULE(Kind.AWS, "A rule of a security group is there already."),
  DUPLICATE_VARIABLE(Kind.AWS, "A variable is set twice."),
  WIDE_STATEMENT(Kind.AWS, "A statement allows more than it names, and does not say why."),
  UNKNOWN_SERVICE(Kind.AWS, "No service is known by which an action begins.", Severity.WARNING),
  POLICY_SIZE(Kind.AWS, "The policy of a role is larger than AWS takes."),
  OIDC_PROVIDER(Kind.AWS, "An account can't trust the OIDC provider of another one."),
  PIPELINE_WITHOUT_TERRAFORM(
      Kind.AWS, "A pipeline can publish, and not plan or apply.", Severity.WARNING),
  CERTIFICATE(Kind.AWS, "A load balancer can't use the certificate, or it can't be issued."),
  DUPLICATE_ZONE(Kind.AWS, "An availability zone is named twice."),
  NO_SUCH_ZONE(Kind.AWS, "No region has an availability zone of that letter."),
  ZONE_NOT_OFFERED(
      Kind.AWS, "The region is not known to have the availability zone.", Severity.WARNING),
  UNKNOWN_ZONE(Kind.AWS, "The database's availability zone is not one of the VPC's."),
  DUPLICATE_CIDR(Kind.AWS, "A CIDR block is allowed twice."),
  ZONE_WITH_MULTI_AZ(Kind.AWS, "A Multi-AZ database can't be placed in one zone."),
  FARGATE_SIZE(Kind.AWS, "Fargate has no task of this CPU and memory size."),
  OLD_INSTANCE_CLASS(
      Kind.AWS,
      "AWS withdraws the database's instance class, or can't encrypt it.",
      Severity.WARNING),
  ENGINE_VERSION(Kind.AWS, "RDS has no such PostgreSQL version."),
  PINNED_MINOR_VERSION(Kind.AWS, "AWS retires the minor version that is pinned.", Severity.WARNING),
  STORAGE_MAXIMUM(Kind.AWS, "The database's storage can't grow to the size that is named."),
  HEALTH_CHECK_TIMEOUT(Kind.AWS, "A health check takes longer than its interval."),
  AUTOSCALING_BOUNDS(Kind.AWS, "The smallest number of tasks is above the largest."),
  AUTOSCALING_WITHOUT_TARGET(Kind.AWS, "Autoscaling has no metric to follow."),
  AUTOSCALING_NEVER_IN(
      Kind.AWS,
      "Tasks that autoscaling adds for their memory would stay for ever.",
      Severity.WARNING),
  NO_ALARMS(Kind.AWS, "Nobody hears of it when something goes wrong.", Severity.WARNING),
  TOPIC_REGION(Kind.AWS, "An alarm can't go to a topic of another region."),
  LOG_RETENTION(Kind.AWS, "CloudWatch Logs does not offer this retention."),
  RESERVED_NAME(Kind.AWS, "AWS or PostgreSQL reserves the name."),
  DUPLICATE_NAME(Kind.AWS, "Two resources of one kind have the same name."),
  SHARED_NAME(
      Kind.AWS, "Two environments have a name in common that AWS gives to one of them only."),
  SHARED_STATE(Kind.AWS, "Two environments keep their state in the same object."),
  STATE_BUCKET(Kind.AWS, "The state is to be kept in the bucket that Terraform is to create."),
  SUBNETS_NOT_DERIVABLE(Kind.AWS, "The subnets can't be derived from the VPC's block."),
  DATABASE_CONNECTIONS(
      Kind.AWS, "Dagster may open more connections than the database is sure to take."),
  SUBNET_ADDRESSES(Kind.AWS, "The subnets have fewer addresses than there may be tasks."),
  TASK_DEFINITION_SIZE(Kind.AWS, "A task definition is larger than AWS takes."),
  RUN_OVERRIDES_SIZE(Kind.AWS, "Dagster tells the task of a run more than ECS takes."),
  UNKNOWN_VARIABLE(
      Kind.DAGSTER, "dagster.yaml names a variable that Dagster's containers do not have."),
  SHARED_EXECUTION_ROLE(Kind.AWS, "Code could read the secrets of processes that are not its own."),
  UNKNOWN_PROCESS(Kind.DAGSTER, "A log group is named for a process that there is not."),
  PORT_CONFLICT(Kind.DAGSTER, "Two containers of a task listen on the same port."),
  CODE_PATH_CONFLICT(Kind.DAGSTER, "The synced code would hide a folder of the image."),
  VOLUME_PATH(Kind.DAGSTER, "A volume would hide something else of the container's."),
  DAGSTER_VERSION(Kind.DAGSTER, "The version of Dagster is not supported."),
  DAGSTER_SETTING(Kind.DAGSTER, "Dagster refuses a value that its schema takes."),
  DAGSTER_FAULT(
      Kind.DAGSTER,
      "A setting of Dagster's brings back a fault that the deployment avoids.",
      Severity.WARNING),
  PUBLISHER_WITHOUT_CODE(Kind.DAGSTER, "A user is to publish code, and none is synced."),
  RUNS_WITHOUT_CODE(Kind.DAGSTER, "Runs are to execute where their code is not."),
  RUNS_APART(
      Kind.DAGSTER,
      "Runs of a code location in a state of its own have the network of the platform.",
      Severity.WARNING),
  READ_ONLY(Kind.DAGSTER, "Nobody would reach the read-only webserver, or it would show old code."),
  SYNC_INTERVAL(Kind.DAGSTER, "The code is to be synced more often than a sync may take."),
  SMALL_TASK(Kind.DAGSTER, "A task has little memory for what runs in it.", Severity.WARNING),

  DESTROYS(Kind.CHANGE, "What holds data, or is known by an address, would be destroyed."),
  REPLACES(Kind.CHANGE, "What holds data, or is known by an address, would be made anew."),
  STUCK_CHANGE(Kind.CHANGE, "An apply would stop halfway, or a second one would be needed."),
  MAJOR_VERSION_UPGRADE(Kind.CHANGE, "The database would be upgraded to another major version."),
  DAGSTER_MIGRATION(
      Kind.CHANGE,
      "Dagster's version changes, and its tables may have to be migrated.",
      Severity.WARNING),
  MOVED_STATE(
      Kind.CHANGE,
      "Terraform's state would be looked for elsewhere than before.",
      Severity.WARNING),
  UNUSED_ALLOWANCE(
      Kind.CHANGE,
      "`retire` or `allow_replacement` names what stays as it is, or needs no allowance."),
  SPENT_ALLOWANCE(
      Kind.CHANGE, "`allow_replacement` was for an earlier change, and another one needs it."),
  RETIRED_IN_USE(Kind.CHANGE, "`retire` names what the spec still makes."),
  UNKNOWN_FORMER_NAME(Kind.CHANGE, "`renamed_from` names what never was."),
  TAKEN_NAME(
      Kind.CHANGE,
      "Another output, which may belong to no environment any more, still has a name that AWS gives once."),
  ORPHANED_OUTPUT(
      Kind.CHANGE,
      "An output belongs to no environment any more, and may still run.",
      Severity.WARNING),
  UNCHECKED_CHANGE(
      Kind.CHANGE,
      "The manifest does not tell everything about what already runs.",
      Severity.WARNING),

  UNKNOWN_RESOURCE(Kind.INVENTORY, "The spec gives no resource of that address."),
  NOT_IMPORTABLE(Kind.INVENTORY, "A resource of that kind can't be taken over."),
  DUPLICATE_ID(Kind.INVENTORY, "Two resources have the same id."),
  OTHER_ACCOUNT(Kind.INVENTORY, "An ARN is of another account, or the spec is."),
  OTHER_REGION(Kind.INVENTORY, "An ARN is of another region than the spec."),
  OTHER_NAME(
      Kind.INVENTORY, "What is to be taken over has another name, or other parts, than the spec."),
  CHANGED_IN_PLACE(
      Kind.INVENTORY, "The first apply changes a value that is live.", Severity.WARNING),
  KEPT_AS_IT_IS(
      Kind.INVENTORY,
      "A live value can only change with a new resource, so an override keeps it.",
      Severity.WARNING),

  LOAD_BALANCER_HTTP_ONLY(Kind.RISK, "Passwords and data cross the network unencrypted."),
  LOAD_BALANCER_OPEN_TO_INTERNET(Kind.RISK, "Anyone on the internet reaches the load balancer."),
  NO_AUTHENTICATION(
      Kind.RISK,
      "Whoever reaches the web interface may launch runs, and nobody is asked who they are."),
  TASKS_WITH_PUBLIC_IP(
      Kind.RISK, "Tasks have public addresses; only their security group shields them."),
  DATABASE_IN_PUBLIC_SUBNET(
      Kind.RISK, "The database's subnets have a route to the internet gateway."),
  DATABASE_SINGLE_ZONE(Kind.RISK, "The database is lost or down when its zone is."),
  DAEMON_ON_SPOT(
      Kind.RISK,
      "AWS takes the daemon back when it needs the capacity, and nothing is scheduled until there is some."),
  ECS_EXEC(
      Kind.RISK, "Whoever may call `ecs:ExecuteCommand` has a shell with the rights of the task."),
  MUTABLE_IMAGE_TAG(
      Kind.RISK, "What a tag stands for can change between two starts of the same revision."),
  IAM_USER(Kind.RISK, "An IAM user's access keys don't expire."),
  UNBOUNDED_PIPELINE(
      Kind.RISK,
      "Whoever can push to the pipeline's branch can give the tasks any right, and use it through"
          + " them."),
  UNUSED_ACCEPTED_RISK(
      Kind.SPEC, "A risk is accepted that the deployment doesn't have.", Severity.WARNING);

  /** What a problem is about; the reference document is arranged by it. */
  public enum Kind {
    SYNTAX,
    SPEC,
    AWS,
    DAGSTER,
    /** What a changed spec does to what already runs. */
    CHANGE,
    /** What {@code dagster:adopt} finds in an inventory. */
    INVENTORY,
    /** A choice that is allowed with a reason under {@code accepted_risks}. */
    RISK
  }

  private final Kind kind;
  private final String meaning;
  private final Severity severity;

  DiagnosticCode(Kind kind, String meaning) {
    this(kind, meaning, Severity.ERROR);
  }

  DiagnosticCode(Kind kind, String meaning, Severity severity) {
    this.kind = kind;
    this.meaning = meaning;
    this.severity = severity;
  }

  /** The code as users see it, such as {@code unknown-key}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Kind kind() {
    return kind;
  }

  /** One sentence on what the code stands for. */
  public String meaning() {
    return meaning;
  }

  public Severity severity() {
    return severity;
  }

  /** The meanings of the risks that can be accepted, by their ids. */
  public static SortedMap<String, String> risks() {
    SortedMap<String, String> risks = new TreeMap<>();
    for (DiagnosticCode code : values()) {
      if (code.kind == Kind.RISK) {
        risks.put(code.id(), code.meaning());
      }
    }
    return Collections.unmodifiableSortedMap(risks);
  }
}
