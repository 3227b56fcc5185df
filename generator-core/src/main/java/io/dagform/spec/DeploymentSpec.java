package io.dagform.spec;

import static io.dagform.spec.Field.byProfile;
import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.inside;
import static io.dagform.spec.Field.named;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.bool;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;
import static io.dagform.spec.Scalars.word;

import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.model.Dagster;
import io.dagform.model.Database;
import io.dagform.model.Deployment;
import io.dagform.model.Iam;
import io.dagform.model.LoadBalancer;
import io.dagform.model.Network;
import io.dagform.model.Observability;
import io.dagform.model.Profile;
import io.dagform.model.Storage;
import io.dagform.model.Terraform;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a spec. */
final class DeploymentSpec {
  private static final Field<String> LOG_GROUP =
      named(
          "log_group",
          text(Form.LOG_GROUP),
          "/ecs/{name}",
          "Name of the CloudWatch log group of all containers.");
  private static final Field<Integer> LOG_RETENTION =
      byProfile(
          "log_retention_days",
          integer(1, 3653, "Amazon CloudWatch Logs API, PutRetentionPolicy"),
          14,
          90,
          365,
          "Days that logs are kept, one of CloudWatch's values.");
  private static final Field<Boolean> CONTAINER_INSIGHTS =
      byProfile(
          "container_insights",
          bool(),
          false,
          true,
          true,
          "Whether ECS sends CloudWatch metrics of every task and container, which cost.");
  private static final Type<Observability> OBSERVABILITY_TYPE =
      new MapType<>(
          List.of(LOG_GROUP, LOG_RETENTION, CONTAINER_INSIGHTS),
          in ->
              new Observability(
                  in.get(LOG_GROUP), in.get(LOG_RETENTION), in.get(CONTAINER_INSIGHTS)));

  private static final Field<Integer> VERSION =
      required(
          "version", integer(1, 1, "this version of Dagform"), "Version of the spec language.");
  static final Field<String> NAME =
      required(
          "name",
          new Mapped<>(text(Form.DEPLOYMENT_NAME), (name, reading) -> reading.prefix(name)),
          "Name of the deployment; it starts other names.");
  private static final Field<String> REGION = required("region", text(Form.REGION), "AWS region.");
  private static final Field<Optional<String>> ACCOUNT_ID =
      optional(
          "account_id",
          maybe(text(Form.ACCOUNT_ID)),
          Optional.empty(),
          "AWS account; Terraform refuses any other.");
  static final Field<Profile> PROFILE =
      optional("profile", word(Profile.class), Profile.STANDARD, "Column of defaults.");
  private static final Field<Terraform> TERRAFORM =
      inside("terraform", TerraformSpec.TYPE, "How Terraform runs.");
  private static final Field<Network> NETWORK =
      required("network", NetworkSpec.TYPE, "Where the deployment runs.");
  private static final Field<LoadBalancer> LOAD_BALANCER =
      required("load_balancer", LoadBalancerSpec.TYPE, "The way in.");
  private static final Field<Dagster> DAGSTER =
      required("dagster", DagsterSpec.TYPE, "Dagster's processes.");
  private static final Field<Database> DATABASE =
      required("database", DatabaseSpec.TYPE, "The database of the Dagster instance.");
  private static final Field<Storage> STORAGE =
      required("storage", StorageSpec.TYPE, "The deployment's buckets.");
  private static final Field<Iam> IAM =
      inside("iam", IamSpec.TYPE, "Roles, and who publishes code.");
  private static final Field<Observability> OBSERVABILITY =
      inside("observability", OBSERVABILITY_TYPE, "Logs and metrics.");
  private static final Field<Map<String, String>> ACCEPTED_RISKS =
      optional(
          "accepted_risks",
          new Keyed<>(DiagnosticCode.risks(), text(Form.REASON)),
          Map.of(),
          "Choices that are weaker than they should be, each with its reason.");

  /** Read before everything else, by {@link SpecReader}: what is read here lacks them. */
  static final Field<List<Environment>> ENVIRONMENTS =
      described(
          "environments",
          new Environments(),
          List.of(),
          "one, without a name",
          "What differs in each environment: an overlay with any field but `version`, `name` and `environments`.");

  private static final List<Field<?>> FIELDS =
      List.of(
          VERSION,
          NAME,
          REGION,
          ACCOUNT_ID,
          PROFILE,
          TERRAFORM,
          NETWORK,
          LOAD_BALANCER,
          DAGSTER,
          DATABASE,
          STORAGE,
          IAM,
          OBSERVABILITY,
          ACCEPTED_RISKS,
          ENVIRONMENTS);

  static final Type<Deployment> TYPE =
      new MapType<>(
          FIELDS,
          in ->
              new Deployment(
                  in.get(NAME),
                  in.get(REGION),
                  in.get(ACCOUNT_ID),
                  in.get(PROFILE),
                  in.get(TERRAFORM),
                  in.get(NETWORK),
                  in.get(LOAD_BALANCER),
                  in.get(DAGSTER),
                  in.get(DATABASE),
                  in.get(STORAGE),
                  in.get(IAM),
                  in.get(OBSERVABILITY),
                  in.get(ACCEPTED_RISKS)));

  /** What all environments of a spec have in common. */
  static final List<String> SHARED = List.of(VERSION.key(), NAME.key(), ENVIRONMENTS.key());

  private DeploymentSpec() {}

  /** The schema of a whole spec. */
  static Schema.Fields schema() {
    return (Schema.Fields) TYPE.schema();
  }

  /** The schema of an environment's overlay. */
  static Schema.Fields overlaySchema() {
    List<Field<?>> own = FIELDS.stream().filter(field -> !SHARED.contains(field.key())).toList();
    return (Schema.Fields) new MapType<>(own, in -> in).schema();
  }
}
