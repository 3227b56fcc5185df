package io.dagform.spec;

import io.dagform.yaml.MapNode;
import io.dagform.yaml.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lays an environment's overlay over a spec: maps merge key by key, another alternative replaces
 * the one that was there, lists and scalars are replaced. Every value keeps its own place.
 */
final class Overlay {
  private Overlay() {}

  /**
   * The tree that holds in an environment.
   *
   * @param schema what may stand there, by which a map is told from an alternative
   */
  static MapNode merge(Schema.Fields schema, MapNode base, MapNode overlay) {
    return entries(base, overlay, key -> property(schema, key));
  }

  private static Node merge(Schema schema, Node base, Node overlay) {
    return base instanceof MapNode under && overlay instanceof MapNode over
        ? schema.accept(new Maps(under, over))
        : overlay;
  }

  /** Lays a map over a map. */
  private record Maps(MapNode under, MapNode over) implements Schema.PartialVisitor<Node> {
    @Override
    public Node other() {
      return over;
    }

    @Override
    public Node of(Schema.Fields fields) {
      return merge(fields, under, over);
    }

    @Override
    public Node of(Schema.Keyed keyed) {
      return entries(under, over, key -> Optional.of(keyed.value()));
    }

    @Override
    public Node of(Schema.OneOrNamed either) {
      return entries(under, over, key -> Optional.of(either.value()));
    }

    @Override
    public Node of(Schema.MapOf map) {
      return entries(under, over, key -> Optional.of(map.value()));
    }

    @Override
    public Node of(Schema.Tree tree) {
      return entries(under, over, key -> Optional.of(tree));
    }

    @Override
    public Node of(Schema.ByKey shapes) {
      return byKey(shapes, under, over);
    }

    @Override
    public Node of(Schema.OrExisting either) {
      boolean exists = keys(under).equals(List.of(OrExisting.KEY));
      if (exists != keys(over).equals(List.of(OrExisting.KEY))) {
        return over;
      }
      return exists
          ? entries(under, over, key -> Optional.of(either.existing()))
          : merge(either.own(), under, over);
    }

    @Override
    public Node of(Schema.NoneOr noneOr) {
      return merge(noneOr.schema(), under, over);
    }

    @Override
    public Node of(Schema.OneOf oneOf) {
      return alternatives(oneOf, under, over);
    }
  }

  private static MapNode entries(
      MapNode base, MapNode overlay, Function<String, Optional<Schema>> schemas) {
    Map<String, MapNode.Entry> entries = new LinkedHashMap<>();
    base.entries().forEach(entry -> entries.put(entry.key().text(), entry));
    for (MapNode.Entry entry : overlay.entries()) {
      String key = entry.key().text();
      Optional<Schema> schema = schemas.apply(key);
      Optional<Node> under = base.get(key);
      boolean both = schema.isPresent() && under.isPresent();
      entries.put(
          key,
          both
              ? new MapNode.Entry(entry.key(), merge(schema.get(), under.get(), entry.value()))
              : entry);
    }
    return new MapNode(base.at(), List.copyOf(entries.values()));
  }

  /** Of two alternatives the overlay's counts; of the same one, what differs. */
  private static MapNode alternatives(Schema.OneOf schema, MapNode base, MapNode overlay) {
    List<String> names = keys(overlay);
    return names.size() == 1 && names.equals(keys(base))
        ? entries(
            base,
            overlay,
            key ->
                schema.alternatives().stream()
                    .filter(alternative -> alternative.name().equals(key))
                    .findFirst()
                    .flatMap(Schema.Alternative::content))
        : overlay;
  }

  /** An overlay without a key of its own says more of what is there. */
  private static Node byKey(Schema.ByKey shapes, MapNode under, MapNode over) {
    Optional<Schema.Shape> before = shape(shapes, under);
    Optional<Schema.Shape> after = shape(shapes, over);
    return after.isEmpty() || after.equals(before)
        ? merge(before.map(Schema.Shape::schema).orElse(shapes.otherwise()), under, over)
        : over;
  }

  private static Optional<Schema.Shape> shape(Schema.ByKey shapes, MapNode map) {
    return shapes.shapes().stream().filter(shape -> map.get(shape.key()).isPresent()).findFirst();
  }

  private static List<String> keys(MapNode map) {
    return map.entries().stream().map(entry -> entry.key().text()).toList();
  }

  private static Optional<Schema> property(Schema.Fields fields, String key) {
    return fields.properties().stream()
        .filter(property -> property.key().equals(key))
        .findFirst()
        .map(Schema.Property::schema);
  }
}
