package io.dagform.spec;

import static io.dagform.text.Text.format;

import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SpecPath;
import io.dagform.yaml.MapNode;
import io.dagform.yaml.Node;
import io.dagform.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;

/** One of several alternatives: a bare name, or a map with the name as its only key. */
public final class Alternatives<T> implements Type<T> {
  private final List<Alternative<? extends T>> alternatives;

  /** An alternative: its name and either a value or what its key holds. */
  public static final class Alternative<T> {
    private final String name;
    private final Optional<T> bare;
    private final Optional<Type<T>> content;
    private final String doc;

    private Alternative(String name, Optional<T> bare, Optional<Type<T>> content, String doc) {
      this.name = name;
      this.bare = bare;
      this.content = content;
      this.doc = doc;
    }

    /** An alternative without content, such as {@code egress: public_ip}. */
    public static <T> Alternative<T> bare(String name, T value, String doc) {
      return new Alternative<>(name, Optional.of(value), Optional.empty(), doc);
    }

    /** An alternative with content, such as {@code listener: {http: {port: 80}}}. */
    public static <T> Alternative<T> with(String name, Type<T> content, String doc) {
      return new Alternative<>(name, Optional.empty(), Optional.of(content), doc);
    }

    private String example() {
      return bare.isPresent() ? "`" + name + "`" : "`{" + name + ": {...}}`";
    }
  }

  public Alternatives(List<Alternative<? extends T>> alternatives) {
    this.alternatives = List.copyOf(alternatives);
  }

  @Override
  public Optional<T> read(Node node, SpecPath path, Reading reading) {
    if (node instanceof ScalarNode scalar) {
      return bare(scalar, path, reading);
    }
    if (node instanceof MapNode map && map.entries().size() == 1) {
      return content(map.entries().get(0), path, reading);
    }
    reading.problem(
        DiagnosticCode.ONE_ALTERNATIVE,
        path,
        node.at(),
        format("`%s` holds exactly one of its alternatives.", path),
        format("Write %s.", examples()));
    return Optional.empty();
  }

  private Optional<T> bare(ScalarNode scalar, SpecPath path, Reading reading) {
    Optional<Alternative<? extends T>> named = find(scalar.text());
    if (named.isPresent() && named.get().bare.isPresent()) {
      reading.value(path, scalar.text());
      return Optional.of(named.get().bare.get());
    }
    return named.isPresent()
        ? wrongForm(scalar, named.get(), path, reading)
        : unknown(scalar, path, reading);
  }

  private Optional<T> content(MapNode.Entry entry, SpecPath path, Reading reading) {
    Optional<Alternative<? extends T>> named = find(entry.key().text());
    if (named.isPresent() && named.get().content.isPresent()) {
      SpecPath inside = path.key(entry.key().text());
      reading.value(path, entry.key().text());
      reading.written(inside, entry.value().at());
      return named.get().content.get().read(entry.value(), inside, reading).map(value -> value);
    }
    return named.isPresent()
        ? wrongForm(entry.key(), named.get(), path, reading)
        : unknown(entry.key(), path, reading);
  }

  /** The name is right, and what goes with it is not. */
  private Optional<T> wrongForm(
      ScalarNode given, Alternative<? extends T> named, SpecPath path, Reading reading) {
    reading.problem(
        DiagnosticCode.ONE_ALTERNATIVE,
        path,
        given.at(),
        format(
            "`%s: %s` %s.",
            path, named.name, named.bare.isPresent() ? "takes no content" : "needs content"),
        format("Write %s.", named.example()));
    return Optional.empty();
  }

  private Optional<T> unknown(ScalarNode given, SpecPath path, Reading reading) {
    List<String> names = alternatives.stream().map(a -> a.name).toList();
    String meant =
        Words.nearest(given.text(), names)
            .map(value -> format("Did you mean `%s`? ", value))
            .orElse("");
    reading.problem(
        DiagnosticCode.UNKNOWN_VALUE,
        path,
        given.at(),
        format("`%s` is %s; allowed are %s.", path, given.kind(), Words.list(names)),
        meant + format("Write %s.", examples()));
    return Optional.empty();
  }

  private Optional<Alternative<? extends T>> find(String name) {
    for (Alternative<? extends T> alternative : alternatives) {
      if (alternative.name.equals(name)) {
        return Optional.of(alternative);
      }
    }
    return Optional.empty();
  }

  private String examples() {
    return String.join(" or ", alternatives.stream().map(Alternative::example).toList());
  }

  @Override
  public Schema schema() {
    return new Schema.OneOf(
        alternatives.stream().<Schema.Alternative>map(Alternatives::describe).toList());
  }

  private static Schema.Alternative describe(Alternative<?> alternative) {
    return new Schema.Alternative(
        alternative.name, alternative.content.map(Type::schema), alternative.doc);
  }
}
