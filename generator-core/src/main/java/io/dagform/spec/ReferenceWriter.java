package io.dagform.spec;

import static io.dagform.text.Text.format;

import io.dagform.diagnostic.SpecPath;
import java.util.function.Function;

/** The spec language as a table for people. */
public final class ReferenceWriter {
  private final StringBuilder out = new StringBuilder();

  private final Function<SpecPath, String> effects;

  private ReferenceWriter(Function<SpecPath, String> effects) {
    this.effects = effects;
  }

  /**
   * The rows of all fields, in the order of the spec, as a Markdown table.
   *
   * @param effects what a change of a field does to what runs; empty where nothing is said
   */
  public static String table(Schema.Fields spec, Function<SpecPath, String> effects) {
    ReferenceWriter writer = new ReferenceWriter(effects);
    writer.out.append(
        "| field | value | default | | a change |\n| --- | --- | --- | --- | --- |\n");
    writer.write(spec, SpecPath.ROOT);
    return writer.out.toString();
  }

  private void write(Schema schema, SpecPath path) {
    schema.accept(new Rows(path));
  }

  /** Writes the rows below a path. */
  private final class Rows implements Schema.PartialVisitor<ReferenceWriter> {
    private final SpecPath path;

    Rows(SpecPath path) {
      this.path = path;
    }

    @Override
    public ReferenceWriter other() {
      return ReferenceWriter.this;
    }

    @Override
    public ReferenceWriter of(Schema.Fields fields) {
      fields.properties().forEach(property -> property(property, path.key(property.key())));
      return ReferenceWriter.this;
    }

    @Override
    public ReferenceWriter of(Schema.MapOf map) {
      write(map.value(), path.key("*"));
      return ReferenceWriter.this;
    }

    @Override
    public ReferenceWriter of(Schema.ByKey shapes) {
      write(shapes.otherwise(), path);
      for (Schema.Shape shape : shapes.shapes()) {
        row(
            path.toString(),
            format("a map with `%s`", shape.key()),
            "",
            "In place of the fields above:");
        write(shape.schema(), path);
      }
      return ReferenceWriter.this;
    }

    @Override
    public ReferenceWriter of(Schema.OrExisting either) {
      write(either.own(), path);
      SpecPath existing = path.key(OrExisting.KEY);
      row(existing.toString(), words(either.existing()), "", "One that exists already.");
      write(either.existing(), existing);
      return ReferenceWriter.this;
    }

    @Override
    public ReferenceWriter of(Schema.NoneOr noneOr) {
      write(noneOr.schema(), path);
      return ReferenceWriter.this;
    }

    @Override
    public ReferenceWriter of(Schema.OneOf oneOf) {
      for (Schema.Alternative alternative : oneOf.alternatives()) {
        SpecPath inside = path.key(alternative.name());
        if (alternative.content().isPresent()) {
          row(inside.toString(), words(alternative.content().get()), "", alternative.doc());
          write(alternative.content().get(), inside);
        } else {
          row(path + ": " + alternative.name(), "a bare name", "", alternative.doc());
        }
      }
      return ReferenceWriter.this;
    }
  }

  private void property(Schema.Property property, SpecPath path) {
    row(
        path.toString(),
        words(property.schema()),
        property.absent().orElse("**required**"),
        property.doc(),
        effects.apply(path));
    write(property.schema(), path);
  }

  private void row(String field, String value, String absent, String doc) {
    row(field, value, absent, doc, "");
  }

  private void row(String field, String value, String absent, String doc, String effect) {
    out.append(format("| `%s` | %s | %s | %s | %s |\n", field, value, absent, doc, effect));
  }

  private static String words(Schema schema) {
    return schema.accept(new InWords());
  }

  /** What a value is, in words. */
  private static final class InWords implements Schema.PartialVisitor<String> {
    @Override
    public String other() {
      return "a map";
    }

    @Override
    public String of(Schema.Scalar scalar) {
      return scalar.words() + scalar.source().map(value -> format(" (%s)", value)).orElse("");
    }

    @Override
    public String of(Schema.OneOrNamed either) {
      return format(
          "%s, or a map; each key %s; each value the same", words(either.one()), either.name());
    }

    @Override
    public String of(Schema.MapOf map) {
      return format(
          "a map of at most %s (%s); each key %s; each value %s",
          map.maximum(), map.source(), map.name(), words(map.value()));
    }

    @Override
    public String of(Schema.Tree tree) {
      return format("%s (%s)", tree.words(), tree.source());
    }

    @Override
    public String of(Schema.Items items) {
      return format(
          "a list of %s to %s (%s), each %s",
          items.minimum(), items.maximum(), items.source(), words(items.item()));
    }

    @Override
    public String of(Schema.OneOrList either) {
      return format("%s, or a list of at most %s", words(either.item()), either.maximum());
    }

    @Override
    public String of(Schema.Keyed keyed) {
      return format(
          "a map; keys %s; values %s", Words.list(keyed.keys().keySet()), words(keyed.value()));
    }

    @Override
    public String of(Schema.Overlays overlays) {
      return format("a map; each key %s; each value a map", overlays.name());
    }

    @Override
    public String of(Schema.OrExisting either) {
      return format("%s, or `{existing: ...}`", words(either.own()));
    }

    @Override
    public String of(Schema.NoneOr noneOr) {
      return "`none` or a map";
    }

    @Override
    public String of(Schema.OneOf oneOf) {
      return "one of the following";
    }
  }
}
