package io.dagform.spec;

import static io.dagform.text.Text.format;

import io.dagform.diagnostic.SpecPath;

/** The spec language as a table for people. */
public final class ReferenceWriter {
  private final StringBuilder out = new StringBuilder();

  private ReferenceWriter() {}

  /** The rows of all fields, in the order of the spec, as a Markdown table. */
  public static String table(Schema.Fields spec) {
    ReferenceWriter writer = new ReferenceWriter();
    writer.out.append("| field | value | default | |\n| --- | --- | --- | --- |\n");
    writer.write(spec, SpecPath.ROOT);
    return writer.out.toString();
  }

  private void write(Schema schema, SpecPath path) {
    if (schema instanceof Schema.Fields fields) {
      fields.properties().forEach(property -> property(property, path.key(property.key())));
    } else if (schema instanceof Schema.MapOf map) {
      write(map.value(), path.key("*"));
    } else if (schema instanceof Schema.ByKey shapes) {
      write(shapes.otherwise(), path);
      for (Schema.Shape shape : shapes.shapes()) {
        row(
            path.toString(),
            format("a map with `%s`", shape.key()),
            "",
            "In place of the fields above:");
        write(shape.schema(), path);
      }
    } else if (schema instanceof Schema.OrExisting either) {
      write(either.own(), path);
      SpecPath existing = path.key(OrExisting.KEY);
      row(existing.toString(), words(either.existing()), "", "One that exists already.");
      write(either.existing(), existing);
    } else if (schema instanceof Schema.NoneOr noneOr) {
      write(noneOr.schema(), path);
    } else if (schema instanceof Schema.OneOf oneOf) {
      for (Schema.Alternative alternative : oneOf.alternatives()) {
        SpecPath inside = path.key(alternative.name());
        if (alternative.content().isPresent()) {
          row(inside.toString(), "a map", "", alternative.doc());
          write(alternative.content().get(), inside);
        } else {
          row(path + ": " + alternative.name(), "a bare name", "", alternative.doc());
        }
      }
    }
  }

  private void property(Schema.Property property, SpecPath path) {
    row(
        path.toString(),
        words(property.schema()),
        property.absent().orElse("**required**"),
        property.doc());
    write(property.schema(), path);
  }

  private void row(String field, String value, String absent, String doc) {
    out.append(format("| `%s` | %s | %s | %s |\n", field, value, absent, doc));
  }

  private static String words(Schema schema) {
    if (schema instanceof Schema.Scalar scalar) {
      return scalar.words() + scalar.source().map(value -> format(" (%s)", value)).orElse("");
    }
    if (schema instanceof Schema.OneOrNamed either) {
      return format(
          "%s, or a map; each key %s; each value the same", words(either.one()), either.name());
    }
    if (schema instanceof Schema.MapOf map) {
      return format(
          "a map of at most %d (%s); each key %s; each value %s",
          map.maximum(), map.source(), map.name(), words(map.value()));
    }
    if (schema instanceof Schema.Tree tree) {
      return format("%s (%s)", tree.words(), tree.source());
    }
    if (schema instanceof Schema.Items items) {
      return format(
          "a list of %d to %d (%s), each %s",
          items.minimum(), items.maximum(), items.source(), words(items.item()));
    }
    if (schema instanceof Schema.OneOrList either) {
      return format("%s, or a list of at most %d", words(either.item()), either.maximum());
    }
    if (schema instanceof Schema.Keyed keyed) {
      return format("a map; keys %s; values %s", Words.list(keyed.keys()), words(keyed.value()));
    }
    if (schema instanceof Schema.Overlays overlays) {
      return format("a map; each key %s; each value a map", overlays.name());
    }
    if (schema instanceof Schema.OrExisting either) {
      return format("%s, or `{existing: ...}`", words(either.own()));
    }
    if (schema instanceof Schema.NoneOr) {
      return "`none` or a map";
    }
    return schema instanceof Schema.OneOf ? "one of the following" : "a map";
  }
}
