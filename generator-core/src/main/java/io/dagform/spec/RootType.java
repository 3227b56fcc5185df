package io.dagform.spec;

import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;
import static io.dagform.spec.Scalars.word;

import io.dagform.model.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The whole spec: what every spec has, and the fields that are handed in. */
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
  private final Field<List<Environment>> environments;
  private final MapType<T> type;
  private final Schema.Fields schema;

  /**
   * @param fields those above among them, in the order of the reference
   */
  public RootType(List<Field<?>> fields, Function<Values, T> construct) {
    this.fields = List.copyOf(fields);
    // Read before everything else, by SpecReader: what is read as the type lacks them.
    this.environments =
        described(
            ENVIRONMENTS_KEY,
            new Environments(overlaySchema()),
            List.of(),
            "one, without a name",
            "What differs in each environment: an overlay with any field but `version`, `name` and `environments`.");
    List<Field<?>> all = new ArrayList<>(fields);
    all.add(environments);
    this.type = new MapType<>(all, construct);
    this.schema = type.fields();
  }

  /** How an environment's merged tree is read. */
  Type<T> type() {
    return type;
  }

  Field<List<Environment>> environments() {
    return environments;
  }

  /** The schema of a whole spec. */
  public Schema.Fields schema() {
    return schema;
  }

  private Schema.Fields overlaySchema() {
    List<Field<?>> own = fields.stream().filter(field -> !SHARED.contains(field.key())).toList();
    return new MapType<>(own, in -> in).fields();
  }
}
