package io.dagform.explain;

import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.OrExisting;
import io.dagform.spec.Schema;
import java.util.ArrayList;
import java.util.List;

/** The fields whose defaults differ between profiles. */
final class ProfileFields implements Schema.PartialVisitor<List<SpecPath>> {
  private final SpecPath path;

  private ProfileFields(SpecPath path) {
    this.path = path;
  }

  /** Their paths, in the order of the tables. */
  static List<SpecPath> paths(Schema spec) {
    return below(SpecPath.ROOT, spec);
  }

  private static List<SpecPath> below(SpecPath path, Schema schema) {
    return schema.accept(new ProfileFields(path));
  }

  @Override
  public List<SpecPath> other() {
    return List.of();
  }

  @Override
  public List<SpecPath> of(Schema.Fields fields) {
    List<SpecPath> paths = new ArrayList<>();
    for (Schema.Property property : fields.properties()) {
      SpecPath field = path.key(property.key());
      if (property.byProfile()) {
        paths.add(field);
      }
      paths.addAll(below(field, property.schema()));
    }
    return paths;
  }

  @Override
  public List<SpecPath> of(Schema.OneOf oneOf) {
    List<SpecPath> paths = new ArrayList<>();
    for (Schema.Alternative alternative : oneOf.alternatives()) {
      alternative
          .content()
          .ifPresent(content -> paths.addAll(below(path.key(alternative.name()), content)));
    }
    return paths;
  }

  @Override
  public List<SpecPath> of(Schema.OrExisting either) {
    List<SpecPath> paths = new ArrayList<>(below(path, either.own()));
    paths.addAll(below(path.key(OrExisting.KEY), either.existing()));
    return paths;
  }

  @Override
  public List<SpecPath> of(Schema.NoneOr noneOr) {
    return below(path, noneOr.schema());
  }

  @Override
  public List<SpecPath> of(Schema.ByKey shapes) {
    List<SpecPath> paths = new ArrayList<>(below(path, shapes.otherwise()));
    shapes.shapes().forEach(shape -> paths.addAll(below(path, shape.schema())));
    return paths;
  }
}
