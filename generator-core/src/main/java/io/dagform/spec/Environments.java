package io.dagform.spec;

import static io.dagform.text.Text.format;

import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SpecPath;
import io.dagform.yaml.MapNode;
import io.dagform.yaml.Node;
import io.dagform.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The environments of a spec, each with an overlay that is read only once it is merged. */
record Environments(Supplier<Schema.Fields> overlay) implements Type<List<Environment>> {
  private static final String NAMELESS = "Name one, such as `dev: {}`, or remove the key.";

  @Override
  public Optional<List<Environment>> read(Node node, SpecPath path, Reading reading) {
    if (!(node instanceof MapNode map)) {
      reading.problem(
          DiagnosticCode.WRONG_TYPE,
          path,
          node.at(),
          format("`%s` is %s; a map is needed.", path, node.kind()),
          NAMELESS);
      return Optional.empty();
    }
    if (map.entries().isEmpty()) {
      reading.problem(
          DiagnosticCode.OUT_OF_RANGE, path, node.at(), format("`%s` names none.", path), NAMELESS);
      return Optional.empty();
    }
    List<Environment> environments = new ArrayList<>();
    for (MapNode.Entry entry : map.entries()) {
      read(entry, path, reading).ifPresent(environments::add);
    }
    return environments.size() == map.entries().size()
        ? Optional.of(List.copyOf(environments))
        : Optional.empty();
  }

  private static Optional<Environment> read(MapNode.Entry entry, SpecPath parent, Reading reading) {
    ScalarNode name = entry.key();
    SpecPath path = parent.key(name.text());
    if (!Form.ENVIRONMENT_NAME.matches(name.text())) {
      reading.problem(
          DiagnosticCode.MALFORMED_VALUE,
          path,
          name.at(),
          format(
              "The environment is called %s; %s is needed.",
              name.kind(), Form.ENVIRONMENT_NAME.words()));
      return Optional.empty();
    }
    if (!(entry.value() instanceof MapNode overlay)) {
      reading.problem(
          DiagnosticCode.WRONG_TYPE,
          path,
          entry.value().at(),
          format("`%s` is %s; a map is needed.", path, entry.value().kind()),
          format("Write `%s: {}` if nothing differs in it.", name.text()));
      return Optional.empty();
    }
    return sharesWhatAllShare(overlay, path, reading)
        ? Optional.of(new Environment(name.text(), overlay))
        : Optional.empty();
  }

  private static boolean sharesWhatAllShare(MapNode overlay, SpecPath path, Reading reading) {
    boolean shares = true;
    for (String key : RootType.SHARED) {
      Optional<MapNode.Entry> own = overlay.entry(key);
      if (own.isPresent()) {
        shares = false;
        reading.problem(
            DiagnosticCode.UNKNOWN_KEY,
            path.key(key),
            own.get().key().at(),
            format("The key `%s` is not known in an environment.", key),
            "All environments of a spec share it.");
      }
    }
    return shares;
  }

  @Override
  public Schema schema() {
    return new Schema.Overlays(
        Form.ENVIRONMENT_NAME.words(), Form.ENVIRONMENT_NAME.pattern().pattern(), overlay.get());
  }
}
