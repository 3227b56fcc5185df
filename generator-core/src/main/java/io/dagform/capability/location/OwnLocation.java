package io.dagform.capability.location;

import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;
import static io.dagform.spec.Scalars.word;
import static io.dagform.text.Text.format;

import io.dagform.capability.process.Capacity;
import io.dagform.capability.process.LocationName;
import io.dagform.capability.process.ProcessFields;
import io.dagform.capability.process.ServiceSettings;
import io.dagform.capability.process.UserNeeds;
import io.dagform.capability.registry.Image;
import io.dagform.capability.runs.LocationRuns;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Size;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import io.dagform.spec.Reading;
import io.dagform.spec.Type;
import io.dagform.spec.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A code location that is a service of this deployment.
 *
 * @param locationName what Dagster calls it, where that is not its key
 * @param image absent if it is the image of Dagster's own processes
 * @param target where the definitions are in the image, as arguments of {@code dagster code-server}
 * @param tasks that its server has
 * @param needs what its code needs, over what all code needs
 * @param service how people look after its server
 * @param runs what its runs have beside
 */
public record OwnLocation(
    Optional<String> locationName,
    Optional<Image> image,
    List<String> target,
    int tasks,
    Optional<Integer> cpuUnits,
    Optional<Integer> memoryMib,
    Optional<Integer> ephemeralStorageGib,
    Optional<Capacity> capacity,
    List<String> securityGroups,
    UserNeeds needs,
    ServiceSettings service,
    LocationRuns runs)
    implements Location {
  private static final int MOST_TASKS = 8;
  private static final String DEFAULTS = "that of `code_location_defaults`";

  private static final Field<Optional<Image>> IMAGE =
      described(
          "image",
          maybe(Image.TYPE),
          Optional.empty(),
          "`dagster.image`",
          "Image of its code, which its runs have, too.");
  private static final Field<Optional<String>> MODULE =
      optional(
          "module",
          maybe(text(Form.PYTHON_MODULE)),
          Optional.empty(),
          "Module in the image with Dagster's definitions.");
  private static final Field<Optional<String>> PYTHON_FILE =
      optional(
          "python_file",
          maybe(text(Form.PYTHON_FILE)),
          Optional.empty(),
          "File in the image with Dagster's definitions, below the working directory.");
  private static final Field<Optional<String>> ATTRIBUTE =
      optional(
          "attribute",
          maybe(text(Form.PYTHON_NAME)),
          Optional.empty(),
          "Name of the definitions in it, where there are several.");
  private static final Field<Optional<String>> WORKING_DIRECTORY =
      described(
          "working_directory",
          maybe(text(Form.FOLDER)),
          Optional.empty(),
          "that of the image",
          "Folder in the image that imports start from.");
  private static final Field<Integer> TASKS =
      optional(
          "tasks",
          integer(1, MOST_TASKS, "AWS Cloud Map API, DnsConfig, eight addresses of a name"),
          1,
          "Tasks of its server; with two or more a deployment leaves no gap.");
  private static final Field<Optional<Integer>> CPU =
      described(
          "cpu",
          maybe(ProcessFields.CPU_UNITS),
          Optional.empty(),
          DEFAULTS,
          "CPU units of a task; 1024 are one vCPU.");
  private static final Field<Optional<Integer>> MEMORY =
      described(
          "memory_mib",
          maybe(ProcessFields.MEMORY_MIB),
          Optional.empty(),
          DEFAULTS,
          "Memory of a task in MiB.");
  private static final Field<Optional<Integer>> STORAGE =
      described(
          "ephemeral_storage_gib",
          maybe(ProcessFields.STORAGE_GIB),
          Optional.empty(),
          DEFAULTS,
          "GiB of the task's own disk.");

  private static final Field<Optional<Capacity>> CAPACITY =
      described(
          ProcessFields.CAPACITY.key(),
          maybe(word(Capacity.class)),
          Optional.empty(),
          DEFAULTS,
          "What its task runs on.");

  static final Type<Location> TYPE =
      new MapType<>(
          fields(),
          OwnLocation::isOneTarget,
          in ->
              new OwnLocation(
                  in.get(LocationName.FIELD),
                  in.get(IMAGE),
                  target(in),
                  in.get(TASKS),
                  in.get(CPU),
                  in.get(MEMORY),
                  in.get(STORAGE),
                  in.get(CAPACITY),
                  in.get(ProcessFields.GROUPS),
                  UserNeeds.of(in),
                  ServiceSettings.of(in),
                  in.get(LocationRuns.FIELD)));

  private static List<Field<?>> fields() {
    List<Field<?>> fields =
        new ArrayList<>(
            List.of(
                LocationName.FIELD,
                IMAGE,
                MODULE,
                PYTHON_FILE,
                ATTRIBUTE,
                WORKING_DIRECTORY,
                TASKS,
                CPU,
                MEMORY,
                STORAGE,
                CAPACITY,
                ProcessFields.GROUPS));
    fields.addAll(UserNeeds.FIELDS);
    fields.addAll(ServiceSettings.FIELDS);
    fields.add(LocationRuns.FIELD);
    return fields;
  }

  private static boolean isOneTarget(Values in, SpecPath path, Reading reading) {
    if (in.get(MODULE).isPresent() != in.get(PYTHON_FILE).isPresent()) {
      return true;
    }
    reading.problem(
        DiagnosticCode.ONE_ALTERNATIVE,
        path,
        reading.locator().of(path),
        format("`%s` loads a module or a file.", path),
        "Write one of `module: ...` and `python_file: ...`; or `external: {...}` for one that somebody else runs.");
    return false;
  }

  /** In the words of the command line (dagster code-server start). */
  private static List<String> target(Values in) {
    List<String> target = new ArrayList<>();
    in.get(MODULE).ifPresent(module -> target.addAll(List.of("-m", module)));
    // Dagster takes a file from the folder that it is started in.
    String folder = in.get(WORKING_DIRECTORY).map(path -> path + "/").orElse("");
    in.get(PYTHON_FILE).ifPresent(file -> target.addAll(List.of("-f", folder + file)));
    in.get(ATTRIBUTE).ifPresent(name -> target.addAll(List.of("-a", name)));
    in.get(WORKING_DIRECTORY).ifPresent(path -> target.addAll(List.of("-d", path)));
    return target;
  }

  public OwnLocation {
    target = List.copyOf(target);
    securityGroups = List.copyOf(securityGroups);
  }

  public Size size(LocationDefaults defaults) {
    return new Size(
        cpuUnits.orElse(defaults.size().cpuUnits()), memoryMib.orElse(defaults.size().memoryMib()));
  }

  Optional<Integer> ephemeralStorageGib(LocationDefaults defaults) {
    return ephemeralStorageGib.or(defaults::ephemeralStorageGib);
  }

  public Capacity capacity(LocationDefaults defaults) {
    return capacity.orElse(defaults.capacity());
  }

  /** The module that its image has to hold, where it names one. */
  public Optional<String> module() {
    return target.get(0).equals("-m") ? Optional.of(target.get(1)) : Optional.empty();
  }

  @Override
  public String name(String key) {
    return locationName.orElse(key);
  }

  @Override
  public Optional<OwnLocation> own() {
    return Optional.of(this);
  }

  @Override
  public Optional<ExternalLocation> external() {
    return Optional.empty();
  }

  @Override
  public void check(SpecPath path, LocationDefaults defaults, Findings findings) {
    if (cpuUnits.isPresent() || memoryMib.isPresent()) {
      LocationDefaults.check(size(defaults), path, findings);
    }
    needs.check(path, findings);
    service.check(size(defaults).memoryMib(), path, findings);
  }
}
