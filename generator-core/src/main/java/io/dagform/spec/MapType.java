package io.dagform.spec;

import static io.dagform.text.Text.format;

import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SpecPath;
import io.dagform.yaml.MapNode;
import io.dagform.yaml.Node;
import io.dagform.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A map with fixed fields, read as {@code T}. */
public final class MapType<T> implements Type<T> {
  private final List<Field<?>> fields;
  private final Rule rule;
  private final Function<Values, T> construct;

  /**
   * What the fields of a map must agree on before the model, which can't hold the rest, is made.
   */
  @FunctionalInterface
  public interface Rule {
    /** Whether the values go together; if not, the rule has reported why. */
    boolean holds(Values values, SpecPath path, Reading reading);
  }

  public MapType(List<Field<?>> fields, Function<Values, T> construct) {
    this(fields, (values, path, reading) -> true, construct);
  }

  public MapType(List<Field<?>> fields, Rule rule, Function<Values, T> construct) {
    this.fields = List.copyOf(fields);
    this.rule = rule;
    this.construct = construct;
  }

  @Override
  public Optional<T> read(Node node, SpecPath path, Reading reading) {
    if (!(node instanceof MapNode map)) {
      reading.problem(
          DiagnosticCode.WRONG_TYPE,
          path,
          node.at(),
          format("`%s` is %s; a map is needed.", path, node.kind()),
          format("Its fields are %s.", Words.list(keys())));
      return Optional.empty();
    }
    Values values = new Values();
    boolean complete = true;
    for (Field<?> field : fields) {
      complete &= read(field, map, path, reading, values);
    }
    for (MapNode.Entry entry : map.entries()) {
      if (!keys().contains(entry.key().text())) {
        unknownKey(entry.key(), path, reading);
      }
    }
    return complete && rule.holds(values, path, reading)
        ? Optional.of(construct.apply(values))
        : Optional.empty();
  }

  private <V> boolean read(
      Field<V> field, MapNode map, SpecPath parent, Reading reading, Values values) {
    SpecPath path = parent.key(field.key());
    Optional<V> value =
        map.get(field.key())
            .map(node -> written(field, node, path, reading))
            .orElseGet(() -> field.absent().read(field, values, map.at(), path, reading));
    value.ifPresent(present -> values.put(field, present));
    return value.isPresent();
  }

  private static <V> Optional<V> written(
      Field<V> field, Node node, SpecPath path, Reading reading) {
    reading.written(path, node.at());
    return Entries.isGiven(node, path, reading)
        ? field.type().read(node, path, reading)
        : Optional.empty();
  }

  private void unknownKey(ScalarNode key, SpecPath parent, Reading reading) {
    String place = "`" + (parent.segments().isEmpty() ? key.at().file() : parent) + "`";
    reading.problem(
        DiagnosticCode.UNKNOWN_KEY,
        parent.key(key.text()),
        key.at(),
        format("The key `%s` is not known in %s.", key.text(), place),
        Words.instead(key.text(), keys()));
  }

  private List<String> keys() {
    return fields.stream().<String>map(Field::key).toList();
  }

  @Override
  public Schema schema() {
    return fields();
  }

  Schema.Fields fields() {
    return new Schema.Fields(fields.stream().<Schema.Property>map(MapType::property).toList());
  }

  private static Schema.Property property(Field<?> field) {
    return new Schema.Property(
        field.key(),
        field.type().schema(),
        field.absent().words(),
        field.absent().written(),
        field.absent() instanceof Default.ByProfile,
        field.doc());
  }
}
