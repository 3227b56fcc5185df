package io.dagform.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a type allows, for the reference and the JSON Schema; derived from the same tables that read
 * the spec.
 */
public sealed interface Schema {
  /** What is done with a schema, for each kind of it. */
  interface Visitor<R> {
    R of(Scalar scalar);

    R of(Items items);

    R of(Keyed keyed);

    R of(OneOrList oneOrList);

    R of(Fields fields);

    R of(OneOf oneOf);

    R of(Overlays overlays);

    R of(MapOf mapOf);

    R of(Tree tree);

    R of(OneOrNamed oneOrNamed);

    R of(OrExisting orExisting);

    R of(ByKey byKey);

    R of(NoneOr noneOr);
  }

  /** What is done with a few kinds, and with all others alike. */
  interface PartialVisitor<R> extends Visitor<R> {
    R other();

    @Override
    default R of(Scalar scalar) {
      return other();
    }

    @Override
    default R of(Items items) {
      return other();
    }

    @Override
    default R of(Keyed keyed) {
      return other();
    }

    @Override
    default R of(OneOrList oneOrList) {
      return other();
    }

    @Override
    default R of(Fields fields) {
      return other();
    }

    @Override
    default R of(OneOf oneOf) {
      return other();
    }

    @Override
    default R of(Overlays overlays) {
      return other();
    }

    @Override
    default R of(MapOf mapOf) {
      return other();
    }

    @Override
    default R of(Tree tree) {
      return other();
    }

    @Override
    default R of(OneOrNamed oneOrNamed) {
      return other();
    }

    @Override
    default R of(OrExisting orExisting) {
      return other();
    }

    @Override
    default R of(ByKey byKey) {
      return other();
    }

    @Override
    default R of(NoneOr noneOr) {
      return other();
    }
  }

  <R> R accept(Visitor<R> visitor);

  /**
   * A scalar.
   *
   * @param words the type and its limits in words
   * @param source where the limits are written; absent if every value is named
   * @param json the keywords of JSON Schema
   */
  record Scalar(String words, Optional<String> source, Map<String, Object> json) implements Schema {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.of(this);
    }
  }

  /**
   * A list.
   *
   * @param source where the limits are written
   */
  record Items(Schema item, int minimum, int maximum, String source) implements Schema {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.of(this);
    }
  }

  /**
   * A map whose keys the user chooses from a set.
   *
   * @param keys what each of them means
   */
  record Keyed(SortedMap<String, String> keys, Schema value) implements Schema {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.of(this);
    }
  }

  /**
   * A single value, or a list of several.
   *
   * @param source where the limits are written
   */
  record OneOrList(Schema item, int maximum, String source) implements Schema {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.of(this);
    }
  }

  /** A map with fixed fields. */
  record Fields(List<Property> properties) implements Schema {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.of(this);
    }
  }

  /**
   * A field of a map.
   *
   * @param absent what holds without it, in words; absent if it is required
   * @param written what could be written to the same effect; absent if that is not one value
   * @param byProfile whether what holds without it is the profile's
   */
  record Property(
      String key,
      Schema schema,
      Optional<String> absent,
      Optional<Object> written,
      boolean byProfile,
      String doc) {}

  /** One of several alternatives. */
  record OneOf(List<Alternative> alternatives) implements Schema {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.of(this);
    }
  }

  /**
   * An alternative.
   *
   * @param content what its key holds; absent if it is a bare name
   */
  record Alternative(String name, Optional<Schema> content, String doc) {}

  /**
   * A map of the user's own keys to overlays: fields of which none is required.
   *
   * @param name the form of a key, in words
   */
  record Overlays(String name, String pattern, Fields overlay) implements Schema {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.of(this);
    }
  }

  /**
   * A map of names of the user's own.
   *
   * @param name the form of a name, in words
   * @param maximum the most entries
   * @param source where the limits are written
   */
  record MapOf(String name, String pattern, int maximum, String source, Schema value)
      implements Schema {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.of(this);
    }
  }

  /**
   * A tree of maps that somebody else describes.
   *
   * @param words the root in words
   * @param source where it is described
   * @param json the keywords of JSON Schema
   */
  record Tree(String words, String source, Map<String, Object> json) implements Schema {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.of(this);
    }
  }

  /**
   * A single value, or a map of several by names of the user's own.
   *
   * @param name the form of a name, in words
   */
  record OneOrNamed(Schema one, String name, String pattern, Schema value) implements Schema {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.of(this);
    }
  }

  /** Something of the deployment's own, or a map whose only key is {@code existing}. */
  record OrExisting(Schema own, Schema existing) implements Schema {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.of(this);
    }
  }

  /** A map of one of several forms, told by a key that only one of them has. */
  record ByKey(List<Shape> shapes, Schema otherwise) implements Schema {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.of(this);
    }
  }

  /** A form of a map and the key that tells it. */
  record Shape(String key, Schema schema) {}

  /** The bare name {@code none}, or a map. */
  record NoneOr(Schema schema) implements Schema {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.of(this);
    }
  }
}
