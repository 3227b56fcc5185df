package io.dagform.capability;

import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.inside;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;
import static io.dagform.spec.Scalars.word;
import static io.dagform.text.Text.format;

import io.dagform.blueprint.Control;
import io.dagform.capability.cluster.Cluster;
import io.dagform.capability.code.Code;
import io.dagform.capability.code.Located;
import io.dagform.capability.daemon.Daemon;
import io.dagform.capability.location.Location;
import io.dagform.capability.location.LocationDefaults;
import io.dagform.capability.location.OwnLocation;
import io.dagform.capability.process.Capacity;
import io.dagform.capability.process.ProcessFields;
import io.dagform.capability.process.ProcessName;
import io.dagform.capability.process.ProcessSettings;
import io.dagform.capability.process.TaskGroup;
import io.dagform.capability.process.UserNeeds;
import io.dagform.capability.registry.Image;
import io.dagform.capability.runs.LocationRuns;
import io.dagform.capability.runs.Queue;
import io.dagform.capability.runs.Runs;
import io.dagform.capability.runs.Schedules;
import io.dagform.capability.schedule.OffHours;
import io.dagform.capability.settings.InstanceSettings;
import io.dagform.capability.webserver.ReadOnly;
import io.dagform.capability.webserver.Webserver;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Architecture;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapOf;
import io.dagform.spec.MapType;
import io.dagform.spec.NoneOr;
import io.dagform.spec.Reading;
import io.dagform.spec.Type;
import io.dagform.spec.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Dagster's processes and the ECS cluster that they run in.
 *
 * @param version the version of Dagster in the image, such as {@code 1.13.27}
 */
public record Dagster(
    String version,
    Architecture architecture,
    Cluster cluster,
    Image image,
    TaskGroup securityGroup,
    Webserver webserver,
    Daemon daemon,
    Runs runs,
    Queue queue,
    Schedules schedules,
    Code code,
    SortedMap<String, Location> locations,
    LocationDefaults locationDefaults,
    InstanceSettings instance,
    Optional<OffHours> offHours,
    UserNeeds needs) {
  private static final SpecPath VERSION_PATH = SpecPath.of("dagster.version");

  // Each of them is installed by a test that loads the generated files with it.
  private static final List<String> SUPPORTED_MINORS = List.of("1.12.", "1.13.");

  private static final int FURTHER_RUN_GROUPS = 4;

  // Each is a rule of the webserver's security group, beside those of what else it reaches.
  private static final int MOST_LOCATIONS = 50;

  static final Field<String> VERSION =
      required("version", text(Form.DAGSTER_VERSION), "Version of Dagster in the image.");
  static final Field<Architecture> ARCHITECTURE =
      optional(
          "architecture",
          word(Architecture.class),
          Architecture.ARM64,
          "Processor of the tasks, and so the platform of their images.");
  private static final Field<Image> IMAGE =
      required("image", Image.TYPE, "Image of Dagster's processes, with the user's packages.");
  private static final Field<Webserver> WEBSERVER =
      inside("webserver", Webserver.TYPE, "The service of the web interface.");
  private static final Field<Daemon> DAEMON =
      inside("daemon", Daemon.TYPE, "The service of the daemon: one task, never more.");
  private static final Field<Runs> RUNS = required("runs", Runs.TYPE, "Where runs execute.");
  private static final Field<Optional<Code>> CODE =
      described(
          "code",
          maybe(Code.TYPE),
          Optional.empty(),
          "`code_locations`",
          "Where the user's code comes from, where webserver and daemon load it themselves.");
  private static final Field<Optional<SortedMap<String, Location>>> LOCATIONS =
      described(
          "code_locations",
          maybe(
              new NoneOr<SortedMap<String, Location>>(new TreeMap<>(), locationsOf(Location.TYPE))),
          Optional.empty(),
          "`code`",
          "Code locations that are services of their own, by their names; `none` before those in states of their own are there.");

  static final Type<Dagster> TYPE =
      new MapType<>(
          fields(
              VERSION,
              ARCHITECTURE,
              Cluster.FIELD,
              IMAGE,
              TaskGroup.FIELD,
              WEBSERVER,
              DAEMON,
              RUNS,
              Queue.FIELD,
              Schedules.FIELD,
              CODE,
              LOCATIONS,
              LocationDefaults.FIELD,
              InstanceSettings.FIELD,
              OffHours.FIELD),
          Dagster::isOneCode,
          in ->
              new Dagster(
                  in.get(VERSION),
                  in.get(ARCHITECTURE),
                  in.get(Cluster.FIELD),
                  in.get(IMAGE),
                  in.get(TaskGroup.FIELD),
                  in.get(WEBSERVER),
                  in.get(DAEMON),
                  in.get(RUNS),
                  in.get(Queue.FIELD),
                  in.get(Schedules.FIELD),
                  in.get(CODE).orElseGet(Located::new),
                  in.get(LOCATIONS).orElseGet(TreeMap::new),
                  in.get(LocationDefaults.FIELD),
                  in.get(InstanceSettings.FIELD),
                  in.get(OffHours.FIELD),
                  UserNeeds.of(in)));

  /** Code locations of a kind, by their names. */
  static MapOf<Location> locationsOf(Type<Location> kind) {
    return new MapOf<>(
        Form.LOCATION_NAME, kind, MOST_LOCATIONS, "Amazon VPC quotas, rules per security group");
  }

  private static boolean isOneCode(Values in, SpecPath path, Reading reading) {
    if (in.get(CODE).isPresent() != in.get(LOCATIONS).isPresent()) {
      return true;
    }
    reading.problem(
        DiagnosticCode.ONE_ALTERNATIVE,
        path,
        reading.locator().of(path),
        format("`%s` needs `code` or `code_locations`, and can't have both.", path),
        "Write `code` where webserver and daemon load the code themselves, and `code_locations` where services of their own do.");
    return false;
  }

  private static List<Field<?>> fields(Field<?>... own) {
    List<Field<?>> all = new ArrayList<>(List.of(own));
    all.addAll(UserNeeds.FIELDS);
    return all;
  }

  /** What keeps the risk of shells in tasks away. */
  List<Control> shells() {
    List<Control> controls = new ArrayList<>();
    controls.add(webserver.settings().service().control(Webserver.PATH));
    controls.add(daemon.settings().service().control(Daemon.PATH));
    controls.addAll(codeLocations().shells());
    return controls;
  }

  /** The processes that have log groups of their own, as the spec calls them. */
  Set<String> logging() {
    Set<String> processes = new LinkedHashSet<>();
    processes.add(ProcessName.WEBSERVER.field());
    processes.add(ProcessName.DAEMON.field());
    webserver.readOnly().ifPresent(model -> processes.add(ProcessName.READ_ONLY.field()));
    locations.forEach((name, location) -> location.own().ifPresent(own -> processes.add(name)));
    return processes;
  }

  /** What Dagster calls the code locations. */
  SortedSet<String> locationNames() {
    SortedSet<String> names = new TreeSet<>(code.locations());
    locations.forEach((key, location) -> names.add(location.name(key)));
    return names;
  }

  /** All code locations, and what they have in common. */
  CodeLocations codeLocations() {
    return new CodeLocations(locations, locationDefaults, needs);
  }

  /** What the user's code in a process of Dagster's own needs, with the process's own over it. */
  UserNeeds needsOf(ProcessSettings process) {
    return code.isRemote() ? process.needs() : needs.with(process.needs());
  }

  /** What the user's code needs in each process that has some. */
  Map<ProcessName, UserNeeds> allNeeds() {
    Map<ProcessName, UserNeeds> all = new LinkedHashMap<>();
    all.put(ProcessName.WEBSERVER, needsOf(webserver.settings()));
    all.put(ProcessName.DAEMON, needsOf(daemon.settings()));
    all.putAll(codeLocations().allNeeds());
    return all;
  }

  /** Whether code locations in states of their own have their runs launched here. */
  boolean isJoined() {
    return code.isRemote()
        && runs.areTasks()
        && (locations.isEmpty()
            || locations.values().stream().anyMatch(each -> each.external().isPresent()));
  }

  /** Checks the version of Dagster. */
  static void checkVersion(String version, Findings findings) {
    if (SUPPORTED_MINORS.stream().noneMatch(version::startsWith)) {
      findings.add(
          DiagnosticCode.DAGSTER_VERSION,
          VERSION_PATH,
          format(
              "`%s` is `%s`; supported are %sx.",
              VERSION_PATH, version, String.join("x and ", SUPPORTED_MINORS)),
          "The generated dagster.yaml has keys that other versions may not know.");
    }
  }

  void check(Findings findings) {
    checkVersion(version, findings);
    webserver.check(code.locations().size(), findings);
    daemon.check(code.locations().size(), findings);
    code.check(findings);
    runs.check(code.isRemote(), findings);
    locationDefaults.check(findings);
    locations.forEach(
        (name, location) -> location.check(Location.PATH.key(name), locationDefaults, findings));
    locations.forEach(
        (name, location) ->
            location
                .own()
                .ifPresent(
                    own ->
                        runs.check(
                            own.runs(),
                            Location.PATH.key(name).key(LocationRuns.FIELD.key()),
                            findings)));
    checkRunGroups(findings);
    capacities().forEach((path, capacity) -> checkCapacity(path, capacity, findings));
    needs.check(SpecPath.of("dagster"), findings);
    needs.checkVolumes(SpecPath.of("dagster"), code.folder(), findings);
    checkVolumes(webserver.settings(), Webserver.PATH, findings);
    checkVolumes(daemon.settings(), Daemon.PATH, findings);
    codeLocations().checkNames(findings);
    codeLocations().checkVolumes(findings);
    queue.check(instance, findings);
    offHours.ifPresent(hours -> hours.check(findings));
    instance.check(findings);
  }

  private void checkVolumes(ProcessSettings process, SpecPath path, Findings findings) {
    if (process.needs().hasNetwork()) {
      needsOf(process).checkVolumes(path, code.folder(), findings);
    }
  }

  /**
   * Checks what needs a way in. A read-only webserver is reached by the load balancer, and never
   * loads its code again (dagster-webserver 1.13.27, RELOAD_WORKSPACE).
   */
  void checkFront(boolean leadsIn, Findings findings) {
    if (webserver.needsLoadBalancer() && !leadsIn) {
      SpecPath path = Webserver.PATH.key("autoscaling");
      findings.add(
          DiagnosticCode.AUTOSCALING_WITHOUT_TARGET,
          path,
          format("`%s` follows requests of a load balancer, and there is none.", path),
          "Write `cpu_percent` in place of `requests_per_target`.");
    }
    if (webserver.readOnly().isEmpty()) {
      return;
    }
    if (!leadsIn) {
      findings.add(
          DiagnosticCode.READ_ONLY,
          ReadOnly.PATH,
          format("`%s` is a path of a load balancer, and there is none.", ReadOnly.PATH),
          "Write a `load_balancer`, or remove it.");
    }
    if (code.prefix().isPresent()) {
      findings.add(
          DiagnosticCode.READ_ONLY,
          ReadOnly.PATH,
          format(
              "`%s` can't load synced code again, and would show what there was at its start.",
              ReadOnly.PATH),
          "Write `code_locations`, or `code: {module: ...}`; or remove it.");
    }
  }

  /** What tasks run on, by the places that say so. */
  private SortedMap<SpecPath, Capacity> capacities() {
    SortedMap<SpecPath, Capacity> capacities =
        new TreeMap<>(Comparator.comparing(SpecPath::toString));
    String key = ProcessFields.CAPACITY.key();
    capacities.put(Webserver.PATH.key(key), webserver.settings().capacity());
    webserver.readOnly().ifPresent(view -> capacities.put(ReadOnly.PATH.key(key), view.capacity()));
    capacities.put(Daemon.PATH.key(key), daemon.settings().capacity());
    if (locations.values().stream().anyMatch(each -> each.own().isPresent())) {
      capacities.put(LocationDefaults.PATH.key(key), locationDefaults.capacity());
    }
    locations.forEach(
        (name, location) ->
            location
                .own()
                .flatMap(OwnLocation::capacity)
                .ifPresent(own -> capacities.put(Location.PATH.key(name).key(key), own)));
    capacities.putAll(runs.capacities());
    return capacities;
  }

  /** Whether AWS may take some of the tasks back. */
  boolean usesSpot() {
    return capacities().containsValue(Capacity.SPOT);
  }

  /** ECS developer guide, "Fargate capacity providers": those that a cluster does not have. */
  private void checkCapacity(SpecPath path, Capacity capacity, Findings findings) {
    if (!cluster.offers(capacity.provider())) {
      findings.add(
          DiagnosticCode.CAPACITY_PROVIDER,
          path,
          format(
              "`%s` is `%s`, and the cluster `%s` has no `%s`.",
              path, capacity, cluster.name(), capacity.provider()),
          "Have `aws ecs put-cluster-capacity-providers` add it to those of the cluster, and name it in `cluster: {existing: {capacity_providers: [...]}}`.");
    }
  }

  /** Runs are in the groups of all locations: a run launcher has one network for all of them. */
  private void checkRunGroups(Findings findings) {
    List<String> groups =
        locations.values().stream()
            .flatMap(each -> each.own().stream())
            .flatMap(each -> each.securityGroups().stream())
            .distinct()
            .toList();
    if (groups.size() > FURTHER_RUN_GROUPS) {
      findings.add(
          DiagnosticCode.OUT_OF_RANGE,
          Location.PATH,
          format(
              "`%s` name %s security groups together; the task of a run takes %s beside its own.",
              Location.PATH, groups.size(), FURTHER_RUN_GROUPS),
          "A run is in the groups of all code locations (Amazon VPC quotas, groups per interface): share a group.");
    }
  }
}
