package io.dagform.capability;

import static io.dagform.spec.Field.inside;
import static io.dagform.spec.Field.required;
import static io.dagform.text.Text.format;

import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Control;
import io.dagform.blueprint.Safeguards;
import io.dagform.capability.iam.JoinedIam;
import io.dagform.capability.iam.Publisher;
import io.dagform.capability.location.Location;
import io.dagform.capability.location.LocationDefaults;
import io.dagform.capability.location.OwnLocation;
import io.dagform.capability.logs.Observability;
import io.dagform.capability.network.RegionRules;
import io.dagform.capability.platform.Platform;
import io.dagform.capability.process.Capacity;
import io.dagform.capability.process.ProcessFields;
import io.dagform.capability.process.TagRules;
import io.dagform.capability.process.UserNeeds;
import io.dagform.capability.runs.LocationRuns;
import io.dagform.capability.runs.Runs;
import io.dagform.capability.state.Terraform;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Architecture;
import io.dagform.model.Profile;
import io.dagform.spec.DeploymentName;
import io.dagform.spec.Field;
import io.dagform.spec.MapType;
import io.dagform.spec.RootType;
import io.dagform.spec.Schema;
import io.dagform.spec.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Code locations in a state of their own, which join a platform in another one.
 *
 * @param platform the deployment that they join
 * @param code what they are
 * @param iam their roles, and who releases them
 */
record LocationDeployment(
    DeploymentName name,
    String region,
    Optional<String> accountId,
    Profile profile,
    SortedMap<String, String> tags,
    Terraform terraform,
    Platform platform,
    Code code,
    JoinedIam iam,
    Observability observability,
    Map<String, String> acceptedRisks,
    Safeguards safeguards)
    implements Deployment {
  /** The key that no spec of a whole Dagster has. */
  static final String KEY = Platform.FIELD.key();

  /** What names of the platform end with, which names of its code locations must not. */
  private static final Set<String> PLATFORMS_OWN =
      Set.of(
          "alarms",
          "daemon",
          "database",
          "file-system",
          "load-balancer",
          "migration",
          "read-only",
          "runs",
          "tasks",
          "webserver");

  private static final Field<Code> CODE =
      required("dagster", Code.TYPE, "The code locations and their images.");
  private static final Field<JoinedIam> ROLES =
      inside("iam", JoinedIam.TYPE, "Roles of the code locations, and who releases them.");
  private static final Field<Observability> OBSERVABILITY =
      inside("observability", Observability.JOINED, "Logs and alarms.");

  static final RootType<Deployment> TYPE =
      new RootType<>(
          List.of(
              RootType.VERSION,
              RootType.NAME,
              DagsterDeployment.REGION,
              DagsterDeployment.ACCOUNT_ID,
              RootType.PROFILE,
              DagsterDeployment.TAGS,
              DagsterDeployment.TERRAFORM,
              Platform.FIELD,
              CODE,
              ROLES,
              OBSERVABILITY,
              DagsterDeployment.ACCEPTED_RISKS,
              DagsterDeployment.RETIRE,
              DagsterDeployment.ALLOW_REPLACEMENT),
          in ->
              new LocationDeployment(
                  in.get(RootType.NAME),
                  in.get(DagsterDeployment.REGION),
                  in.get(DagsterDeployment.ACCOUNT_ID),
                  in.get(RootType.PROFILE),
                  in.get(DagsterDeployment.TAGS),
                  in.get(DagsterDeployment.TERRAFORM),
                  in.get(Platform.FIELD),
                  in.get(CODE),
                  in.get(ROLES),
                  in.get(OBSERVABILITY),
                  in.get(DagsterDeployment.ACCEPTED_RISKS),
                  new Safeguards(
                      in.get(DagsterDeployment.TERRAFORM).preventDestroy(),
                      in.get(DagsterDeployment.RETIRE),
                      in.get(DagsterDeployment.ALLOW_REPLACEMENT),
                      Optional.empty(),
                      in.get(DagsterDeployment.TERRAFORM).state())));

  LocationDeployment {
    acceptedRisks = Collections.unmodifiableMap(new LinkedHashMap<>(acceptedRisks));
  }

  /**
   * The code.
   *
   * @param version of Dagster in the images
   */
  record Code(String version, Architecture architecture, CodeLocations locations) {
    private static final Field<SortedMap<String, Location>> LOCATIONS =
        required(
            "code_locations",
            Dagster.locationsOf(Location.OWN),
            "The code locations, by their names; most specs have one.");
    static final Type<Code> TYPE =
        new MapType<>(
            fields(),
            in ->
                new Code(
                    in.get(Dagster.VERSION),
                    in.get(Dagster.ARCHITECTURE),
                    new CodeLocations(
                        in.get(LOCATIONS), in.get(LocationDefaults.FIELD), UserNeeds.of(in))));

    private static List<Field<?>> fields() {
      List<Field<?>> fields =
          new ArrayList<>(
              List.of(Dagster.VERSION, Dagster.ARCHITECTURE, LOCATIONS, LocationDefaults.FIELD));
      fields.addAll(UserNeeds.FIELDS);
      return fields;
    }
  }

  @Override
  public Schema.Fields schema() {
    return TYPE.schema();
  }

  @Override
  public void check(Findings findings) {
    RegionRules.exists(region, SpecPath.of("region"), findings);
    TagRules.check(tags, SpecPath.of("tags"), findings);
    Dagster.checkVersion(code.version(), findings);
    code.locations().defaults().check(findings);
    code.locations().needs().check(SpecPath.of("dagster"), findings);
    if (!code.locations().needs().egress().isEmpty()) {
      apart(SpecPath.of("dagster.egress"), findings);
    }
    if (!code.locations().needs().volumes().isEmpty()) {
      apart(SpecPath.of("dagster.volumes"), findings);
    }
    code.locations().needs().checkVolumes(SpecPath.of("dagster"), Optional.empty(), findings);
    code.locations().checkNames(findings);
    code.locations().checkVolumes(findings);
    if (code.locations().all().isEmpty()) {
      findings.add(
          DiagnosticCode.MISSING_KEY,
          Location.PATH,
          format("`%s` names no code location.", Location.PATH),
          "Name one, such as `finance: {image: ..., module: finance.definitions}`.");
    }
    code.locations()
        .all()
        .forEach(
            (location, model) ->
                model
                    .own()
                    .ifPresent(own -> check(location, own, Location.PATH.key(location), findings)));
    observability.check(profile, region, findings);
    iam.publisher().check(new Publisher.Context(accountId, terraform, false), findings);
    terraform.check("", findings);
  }

  private void check(String name, OwnLocation location, SpecPath path, Findings findings) {
    if (PLATFORMS_OWN.contains(name)) {
      findings.add(
          DiagnosticCode.RESERVED_NAME,
          path,
          format("`%s` is called as something of the platform's own.", path),
          "Give the code location another name.");
    }
    location.check(path, code.locations().defaults(), findings);
    Runs.ofJoined().check(location.runs(), path.key(LocationRuns.FIELD.key()), findings);
    if (location.image().isEmpty()) {
      findings.add(
          DiagnosticCode.MISSING_KEY,
          path,
          format("`%s` has no `image`.", path),
          "A platform's own image holds none of the code: write `image: {repository: ..., tag: ...}`.");
    }
    if (!location.needs().egress().isEmpty()) {
      apart(path.key("egress"), findings);
    }
    if (!location.needs().volumes().isEmpty()) {
      apart(path.key("volumes"), findings);
    }
    if (!location.securityGroups().isEmpty()) {
      apart(path.key(ProcessFields.GROUPS.key()), findings);
    }
    Capacity capacity = location.capacity(code.locations().defaults());
    if (!platform.cluster().offers(capacity.provider())) {
      findings.add(
          DiagnosticCode.CAPACITY_PROVIDER,
          path,
          format(
              "`%s` is to run on `%s`, and the cluster `%s` has no `%s`.",
              path, capacity, platform.cluster().name(), capacity.provider()),
          "Write what the cluster has: `platform: {cluster: {name: ..., capacity_providers: [...]}}`.");
    }
  }

  private static void apart(SpecPath path, Findings findings) {
    findings.add(
        DiagnosticCode.RUNS_APART,
        path,
        format("`%s` opens the network for the server alone, and not for its runs.", path),
        "The platform launches them with one network for all: write it there, too, under `dagster.egress`, and a volume as port 2049 of its security group.");
  }

  @Override
  public void checkDrawn(Blueprint blueprint, Findings findings) {
    // What all of Dagster takes together is counted where the platform is drawn.
  }

  @Override
  public List<Control> controls() {
    List<Control> controls = new ArrayList<>(platform.controls());
    controls.addAll(code.locations().images());
    controls.addAll(iam.publisher().controls(iam.permissionsBoundary().isPresent()));
    if (profile == Profile.HARDENED) {
      controls.addAll(code.locations().shells());
    }
    return controls;
  }

  @Override
  public Blueprint draw(Locator at) {
    return new LocationDrawing(this, at).blueprint();
  }
}
