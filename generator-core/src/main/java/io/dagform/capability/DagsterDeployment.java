package io.dagform.capability;

import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.inside;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;
import static io.dagform.text.Text.format;

import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Control;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Safeguards;
import io.dagform.capability.database.Database;
import io.dagform.capability.front.LoadBalancer;
import io.dagform.capability.iam.Iam;
import io.dagform.capability.iam.Publisher;
import io.dagform.capability.logs.Observability;
import io.dagform.capability.network.Network;
import io.dagform.capability.network.RegionRules;
import io.dagform.capability.network.Tier;
import io.dagform.capability.process.TagRules;
import io.dagform.capability.registry.ImageUse;
import io.dagform.capability.settings.SettingsPart;
import io.dagform.capability.state.Terraform;
import io.dagform.capability.storage.Storage;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Profile;
import io.dagform.spec.DeploymentName;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.Keyed;
import io.dagform.spec.MapOf;
import io.dagform.spec.RootType;
import io.dagform.spec.Schema;
import io.dagform.spec.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Dagster on AWS, with every default applied: the table of the spec's top-level keys.
 *
 * @param name the prefix of every name that the spec doesn't set; ends with the environment where
 *     the spec has several
 * @param region the AWS region, such as {@code eu-west-1}
 * @param accountId the twelve digits of the AWS account; absent if any account will do
 * @param acceptedRisks the reason for each accepted risk, by the risk's id
 * @param safeguards what stands between a changed spec and what already runs
 */
public record DagsterDeployment(
    DeploymentName name,
    String region,
    Optional<String> accountId,
    Profile profile,
    SortedMap<String, String> tags,
    Terraform terraform,
    Network network,
    LoadBalancer loadBalancer,
    Dagster dagster,
    Database database,
    Storage storage,
    Iam iam,
    Observability observability,
    Map<String, String> acceptedRisks,
    Safeguards safeguards)
    implements Deployment {
  private static final SpecPath EXECUTION_ROLE_PATH = SpecPath.of("iam.execution_role");

  private static final int MOST_LOSSES = 100;

  static final Field<String> REGION = required("region", text(Form.REGION), "AWS region.");
  static final Field<Optional<String>> ACCOUNT_ID =
      optional(
          "account_id",
          maybe(text(Form.ACCOUNT_ID)),
          Optional.empty(),
          "AWS account; Terraform refuses any other.");
  static final Field<SortedMap<String, String>> TAGS =
      described(
          "tags",
          new MapOf<>(
              Form.TAG_KEY, text(Form.TAG_VALUE), 40, "AWS General Reference, tag naming limits"),
          new TreeMap<>(),
          "none",
          "Tags of everything that takes tags, beside `Deployment` and `ManagedBy`.");
  static final Field<Terraform> TERRAFORM =
      inside("terraform", Terraform.TYPE, "How Terraform runs.");
  private static final Field<Network> NETWORK =
      required("network", Network.TYPE, "Where the deployment runs.");
  private static final Field<LoadBalancer> LOAD_BALANCER =
      required("load_balancer", LoadBalancer.TYPE, "The way in.");
  private static final Field<Dagster> DAGSTER =
      required("dagster", Dagster.TYPE, "Dagster's processes.");
  private static final Field<Database> DATABASE =
      required("database", Database.TYPE, "The database of the Dagster instance.");
  private static final Field<Storage> STORAGE =
      required("storage", Storage.TYPE, "The deployment's buckets.");
  private static final Field<Iam> IAM = inside("iam", Iam.TYPE, "Roles, and who publishes code.");
  private static final Field<Observability> OBSERVABILITY =
      inside("observability", Observability.TYPE, "Logs and metrics.");
  static final Field<Map<String, String>> ACCEPTED_RISKS =
      optional(
          "accepted_risks",
          new Keyed<>(DiagnosticCode.risks(), text(Form.REASON)),
          Map.of(),
          "Choices that are weaker than they should be, each with its reason.");

  static final Field<SortedMap<String, String>> RETIRE =
      described(
          "retire",
          losses(),
          new TreeMap<>(),
          "none",
          "What the spec no longer makes and AWS is to keep: addresses that Terraform forgets, each with its reason.");
  static final Field<SortedMap<String, String>> ALLOW_REPLACEMENT =
      described(
          "allow_replacement",
          losses(),
          new TreeMap<>(),
          "none",
          "What may be destroyed or replaced although it holds data: addresses, each with its reason.");

  static final RootType<Deployment> TYPE =
      new RootType<>(
          List.of(
              RootType.VERSION,
              RootType.NAME,
              RootType.RENAMED_FROM,
              REGION,
              ACCOUNT_ID,
              RootType.PROFILE,
              TAGS,
              TERRAFORM,
              NETWORK,
              LOAD_BALANCER,
              DAGSTER,
              DATABASE,
              STORAGE,
              IAM,
              OBSERVABILITY,
              ACCEPTED_RISKS,
              RETIRE,
              ALLOW_REPLACEMENT),
          in ->
              new DagsterDeployment(
                  in.get(RootType.NAME),
                  in.get(REGION),
                  in.get(ACCOUNT_ID),
                  in.get(RootType.PROFILE),
                  in.get(TAGS),
                  in.get(TERRAFORM),
                  in.get(NETWORK),
                  in.get(LOAD_BALANCER),
                  in.get(DAGSTER),
                  in.get(DATABASE),
                  in.get(STORAGE),
                  in.get(IAM),
                  in.get(OBSERVABILITY),
                  in.get(ACCEPTED_RISKS),
                  new Safeguards(
                      in.get(TERRAFORM).preventDestroy(),
                      in.get(RETIRE),
                      in.get(ALLOW_REPLACEMENT),
                      Optional.of(in.get(DAGSTER).version()),
                      in.get(TERRAFORM).state())));

  private static Type<SortedMap<String, String>> losses() {
    return new MapOf<>(
        Form.RESOURCE_ADDRESS, text(Form.REASON), MOST_LOSSES, "as many as anybody reads");
  }

  public DagsterDeployment {
    acceptedRisks = Collections.unmodifiableMap(new LinkedHashMap<>(acceptedRisks));
  }

  /** The tiers of subnets that something beside the tasks goes into. */
  List<Tier> tiers() {
    List<Tier> tiers = new ArrayList<>(loadBalancer.tiers());
    tiers.addAll(database.tiers());
    return tiers;
  }

  @Override
  public Schema.Fields schema() {
    return TYPE.schema();
  }

  @Override
  public void check(Findings findings) {
    RegionRules.exists(region, SpecPath.of("region"), findings);
    TagRules.check(tags, SpecPath.of("tags"), findings);
    network.check(region, tiers(), findings);
    loadBalancer.tiers().forEach(tier -> network.reachesTasks(tier, findings));
    loadBalancer.check(region, findings);
    dagster.check(findings);
    dagster.checkFront(loadBalancer.leadsIn(), findings);
    database.check(network, findings);
    observability.check(profile, region, findings);
    observability.checkGroups(dagster.logging(), findings);
    iam.check(
        new Publisher.Context(accountId, terraform, dagster.code().prefix().isPresent()), findings);
    checkExecutionRole(findings);
    terraform.check(storage.bucket().name(), findings);
  }

  private void checkExecutionRole(Findings findings) {
    List<String> stepwise = dagster.codeLocations().stepwise(dagster.runs());
    if (!stepwise.isEmpty() && iam.executionRole().isPresent()) {
      findings.add(
          DiagnosticCode.SHARED_EXECUTION_ROLE,
          EXECUTION_ROLE_PATH,
          format(
              "`%s` is one role for all processes, and `ecs_executor` is on for the runs of %s.",
              EXECUTION_ROLE_PATH, "`" + String.join("`, `", stepwise) + "`"),
          "Code that launches tasks can give them the execution role, and would read the secrets of all: leave the role out, and each process has its own.");
    }
  }

  @Override
  public void checkDrawn(Blueprint blueprint, Findings findings) {
    dagster
        .instance()
        .checkVariables(
            blueprint.commons().variables().keySet(),
            blueprint.commons().secrets().keySet(),
            findings);
    new Limits(this).check(findings);
    blueprint.files().entrySet().stream()
        .filter(file -> SettingsPart.isFile(file.getKey()))
        .forEach(file -> dagster.runs().checkOverrides(file.getValue(), findings));
  }

  @Override
  public List<Control> controls() {
    List<Control> controls = new ArrayList<>();
    controls.addAll(loadBalancer.controls());
    controls.addAll(dagster.webserver().controls());
    controls.addAll(dagster.daemon().controls());
    controls.addAll(network.controls());
    controls.addAll(database.controls());
    controls.addAll(dagster.image().controls(ImageUse.DAGSTER));
    controls.addAll(dagster.codeLocations().images());
    controls.addAll(iam.controls());
    controls.addAll(
        profile == Profile.HARDENED
            ? dagster.shells()
            : List.of(Control.notApplicable(DiagnosticCode.ECS_EXEC, SpecPath.of("profile"))));
    return controls;
  }

  @Override
  public Blueprint draw(Locator at) {
    return new Drawing(this, at).blueprint();
  }

  /** What every part stands in. */
  Frame frame(Locator at) {
    return new Frame(
        name.title(),
        name.prefix(),
        Optional.empty(),
        region,
        accountId,
        profile,
        tags,
        safeguards,
        acceptedFor(at));
  }
}
