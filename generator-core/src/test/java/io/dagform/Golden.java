package io.dagform;

import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.yaml.MapNode;
import io.dagform.yaml.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A committed output and its spec.
 *
 * @param folder what holds the spec and the output
 * @param environment absent where the spec has no environments
 */
public record Golden(Path folder, Optional<String> environment) {
  private static final String JOINED = "platform-and-location/";
  private static final String ENVIRONMENTS = "environments";
  static final String RISKS = "accepted_risks";
  private static final Node REASON = SpecEdits.value("a reason").orElseThrow();

  /** What an edit gives, and the risks that it takes. */
  public record Edited(Target target, List<String> acceptedRisks) {}

  /** All of them. */
  public static List<Golden> all() {
    return Stream.of(
            Stream.of(
                    "seed",
                    "image-only",
                    "no-front-door",
                    "code-locations",
                    JOINED + "platform",
                    JOINED + "location")
                .map(name -> new Golden(example(name), Optional.empty())),
            Stream.of(new Golden(Fixtures.resources("goldens/standard"), Optional.empty())),
            Stream.of("dev", "staging", "prod")
                .map(name -> new Golden(example("multi-environment"), Optional.of(name))))
        .flatMap(goldens -> goldens)
        .toList();
  }

  private static Path example(String name) {
    return Fixtures.repository("examples").resolve(name);
  }

  /** A short name. */
  public String name() {
    String example = String.valueOf(folder.getFileName());
    return environment.map(name -> example + "-" + name).orElse(example);
  }

  @Override
  public String toString() {
    return name();
  }

  MapNode spec() throws IOException {
    return SpecEdits.tree(Files.readString(folder.resolve("dagform.yaml")));
  }

  /** The folder that holds a folder for each environment, where there are any. */
  public Path output() {
    return folder.resolve("terraform");
  }

  /** What the spec says of this output. */
  public Target target() throws IOException {
    return accepting(spec()).orElseThrow().target();
  }

  /** The paths of what the spec says of this output, without its environment. */
  List<List<String>> leaves() throws IOException {
    List<List<String>> leaves = new ArrayList<>();
    for (List<String> leaf : SpecEdits.leaves(spec())) {
      boolean isOverlay = leaf.get(0).equals(ENVIRONMENTS);
      if (!isOverlay) {
        leaves.add(leaf);
      } else if (environment.filter(leaf.get(1)::equals).isPresent()) {
        leaves.add(leaf.subList(2, leaf.size()));
      }
    }
    return leaves.stream().distinct().toList();
  }

  /** The spec with a value, for all environments where one can't have its own; absent if none. */
  private Optional<Edited> with(List<String> path, Node value) throws IOException {
    Optional<Edited> edited = accepting(SpecEdits.set(spec(), below(path), value));
    return edited.isPresent() ? edited : accepting(SpecEdits.set(spec(), path, value));
  }

  /** The spec without a value; absent if that is no spec. */
  private Optional<Edited> without(List<String> path) throws IOException {
    return accepting(SpecEdits.remove(SpecEdits.remove(spec(), below(path)), path));
  }

  /** The spec with an edit; absent if that is no spec. */
  public Optional<Edited> edited(Effects.Row row) throws IOException {
    List<String> path = List.of(row.path().split("\\.", -1));
    return row.value().equals(Effects.REMOVED)
        ? without(path)
        : with(path, SpecEdits.value(row.value()).orElseThrow());
  }

  private List<String> below(List<String> path) {
    return environment
        .map(name -> Stream.concat(Stream.of(ENVIRONMENTS, name), path.stream()).toList())
        .orElse(path);
  }

  /** Risks are accepted as they arise: a reason moves nothing. */
  private Optional<Edited> accepting(MapNode edited) {
    MapNode tree = edited;
    List<String> accepted = new ArrayList<>();
    while (true) {
      Spec spec =
          Dagform.read(
              "dagform.yaml", (SpecEdits.text(tree) + "\n").getBytes(StandardCharsets.UTF_8));
      List<Diagnostic> errors = spec.diagnostics().stream().filter(Diagnostic::isError).toList();
      List<String> risks =
          errors.stream()
              .filter(error -> error.code().kind() == DiagnosticCode.Kind.RISK)
              .map(error -> error.code().id())
              .filter(risk -> !accepted.contains(risk))
              .distinct()
              .toList();
      if (errors.isEmpty()) {
        return Optional.of(new Edited(target(spec), List.copyOf(accepted)));
      }
      if (risks.isEmpty()) {
        return Optional.empty();
      }
      for (String risk : risks) {
        tree = SpecEdits.set(tree, below(List.of(RISKS, risk)), REASON);
      }
      accepted.addAll(risks);
    }
  }

  private Target target(Spec spec) {
    return spec.targets().stream()
        .filter(target -> target.environment().equals(environment))
        .findFirst()
        .orElseThrow();
  }
}
