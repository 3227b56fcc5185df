package io.dagform.spec;

import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;
import static io.dagform.spec.Scalars.word;

import io.dagform.model.Profile;
import io.dagform.yaml.MapNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The whole spec: what every spec has, and the fields that are handed in. A spec may be of another
 * form, told by a key that only that one has.
 */
public final class RootType<T> {
  public static final Field<Integer> VERSION =
      required(
          "version", integer(1, 1, "this version of Dagform"), "Version of the spec language.");
  public static final Field<DeploymentName> NAME =
      required(
          "name",
          new Mapped<>(text(Form.DEPLOYMENT_NAME), (name, reading) -> reading.called(name)),
          "Name of the deployment; it starts other names.");
  public static final Field<Optional<String>> RENAMED_FROM =
      optional(
          "renamed_from",
          maybe(text(Form.PREFIX)),
          Optional.empty(),
          "What names in AWS start with, where the deployment, or its environment, was called otherwise when they were made: `name`, or `name-environment`. They stay.");
  public static final Field<Profile> PROFILE =
      optional("profile", word(Profile.class), Profile.STANDARD, "Column of defaults.");

  static final String ENVIRONMENTS_KEY = "environments";

  /** What all environments of a spec have in common. */
  static final List<String> SHARED = List.of(VERSION.key(), NAME.key(), ENVIRONMENTS_KEY);

  private final List<Field<?>> fields;
  private final Function<Values, T> construct;
  private final Field<List<Environment>> environments;
  private final MapType<T> type;
  private final Optional<Keyed<T>> other;

  /** Another form of a spec, and the key that tells it. */
  private record Keyed<T>(String key, RootType<? extends T> type) {}

  /**
   * @param fields those above among them, in the order of the reference
   */
  public RootType(List<Field<?>> fields, Function<Values, T> construct) {
    this(fields, construct, Optional.empty());
  }

  private RootType(List<Field<?>> fields, Function<Values, T> construct, Optional<Keyed<T>> other) {
    this.fields = List.copyOf(fields);
    this.construct = construct;
    this.other = other;
    // Read before everything else, by SpecReader: what is read as the type lacks them.
    this.environments =
        described(
            ENVIRONMENTS_KEY,
            new Environments(this::overlaySchema),
            List.of(),
            "one, without a name",
            "What differs in each environment: an overlay with any field but `version`, `name` and `environments`.");
    List<Field<?>> all = new ArrayList<>(fields);
    all.add(environments);
    this.type = new MapType<>(all, construct);
  }

  /** The same, and another form for specs that have a key of that one's own. */
  public RootType<T> or(String key, RootType<? extends T> form) {
    return new RootType<>(fields, construct, Optional.of(new Keyed<>(key, form)));
  }

  /** The form of a spec: an environment may be the first to say the key. */
  RootType<? extends T> of(MapNode root) {
    if (other.isEmpty()) {
      return this;
    }
    String key = other.get().key();
    boolean isOther =
        root.get(key).isPresent()
            || root.get(ENVIRONMENTS_KEY).filter(MapNode.class::isInstance).stream()
                .flatMap(node -> ((MapNode) node).entries().stream())
                .map(MapNode.Entry::value)
                .filter(MapNode.class::isInstance)
                .anyMatch(node -> ((MapNode) node).get(key).isPresent());
    return isOther ? other.get().type() : this;
  }

  /** The schemas of all forms, the first one the one without a key of its own. */
  public List<Schema.Fields> schemas() {
    return Stream.concat(Stream.of(schema()), other.stream().map(form -> form.type().schema()))
        .toList();
  }

  /** The key that tells the other form; absent if there is none. */
  public Optional<String> key() {
    return other.map(Keyed::key);
  }

  /** How an environment's merged tree is read. */
  Type<T> type() {
    return type;
  }

  Field<List<Environment>> environments() {
    return environments;
  }

  /** The schema of a whole spec, which a spec without environments is read without. */
  public Schema.Fields schema() {
    return type.fields();
  }

  private Schema.Fields overlaySchema() {
    List<Field<?>> own = fields.stream().filter(field -> !SHARED.contains(field.key())).toList();
    return new MapType<>(own, in -> in).fields();
  }
}
