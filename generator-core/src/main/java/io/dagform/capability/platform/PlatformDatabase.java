package io.dagform.capability.platform;

import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;
import static io.dagform.text.Text.format;

import io.dagform.aws.RdsPostgres;
import io.dagform.blueprint.Peer;
import io.dagform.blueprint.Port;
import io.dagform.blueprint.SecretKey;
import io.dagform.blueprint.TaskExtension;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SpecPath;
import io.dagform.hcl.Value;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import io.dagform.spec.Reading;
import io.dagform.spec.Type;
import io.dagform.spec.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The database of a platform, for those who join it.
 *
 * @param username absent if the secret holds it
 * @param secret ARN of the secret: a bare password, or JSON
 * @param usernameKey of the user's name in it, where it is JSON
 * @param passwordKey of the password in it, where it is JSON
 * @param securityGroup of the database, which takes a rule of the location's state
 * @param owners another's security group, whose owner lets the tasks in
 * @param cidr the block that it is reached in, where it has no security group here
 */
public record PlatformDatabase(
    String host,
    int port,
    String name,
    Optional<String> username,
    String secret,
    Optional<String> usernameKey,
    Optional<String> passwordKey,
    Optional<String> kmsKeyArn,
    Optional<String> securityGroup,
    Optional<String> owners,
    Optional<String> cidr) {
  private static final String USER = "DAGSTER_POSTGRES_USER";

  private static final Field<String> HOST =
      required("host", text(Form.HOST), "Name or IPv4 address of the server.");
  private static final Field<Integer> PORT =
      optional(
          "port", integer(1, 65_535, "RFC 9293, ports"), RdsPostgres.PORT, "Port of the server.");
  private static final Field<String> NAME =
      required("name", text(Form.DATABASE_NAME), "Name of the database.");
  private static final Field<Optional<String>> USERNAME =
      described(
          "username",
          maybe(text(Form.DATABASE_NAME)),
          Optional.empty(),
          "in the secret",
          "Name of the user.");
  private static final Field<String> SECRET =
      required("secret_arn", text(Form.SECRET_ARN), "ARN of the secret with the password.");
  private static final Field<Optional<String>> USERNAME_KEY =
      key("username_key", "`username` says it", "Key of the user's name in a secret that is JSON.");
  private static final Field<Optional<String>> PASSWORD_KEY =
      key(
          "password_key",
          "the secret is the password",
          "Key of the password in a secret that is JSON.");
  private static final Field<Optional<String>> KMS_KEY =
      optional(
          "kms_key_arn",
          maybe(text(Form.KMS_KEY_ARN)),
          Optional.empty(),
          "ARN of the KMS key that it is encrypted with, where that is one of your own.");
  private static final Field<Optional<String>> SECURITY_GROUP =
      group("security_group", "Security group of the database, which gets a rule here.");
  private static final Field<Optional<String>> OWNERS =
      group(
          "owners_security_group",
          "Security group of a database of somebody else's, who lets the tasks in.");
  private static final Field<Optional<String>> CIDR =
      described(
          "cidr",
          maybe(text(Form.IPV4_CIDR)),
          Optional.empty(),
          "a security group",
          "IPv4 CIDR block that it is reached in.");

  static final Type<PlatformDatabase> TYPE =
      new MapType<>(
          List.of(
              HOST,
              PORT,
              NAME,
              USERNAME,
              SECRET,
              USERNAME_KEY,
              PASSWORD_KEY,
              KMS_KEY,
              SECURITY_GROUP,
              OWNERS,
              CIDR),
          PlatformDatabase::isComplete,
          in ->
              new PlatformDatabase(
                  in.get(HOST),
                  in.get(PORT),
                  in.get(NAME),
                  in.get(USERNAME),
                  in.get(SECRET),
                  in.get(USERNAME_KEY),
                  in.get(PASSWORD_KEY),
                  in.get(KMS_KEY),
                  in.get(SECURITY_GROUP),
                  in.get(OWNERS),
                  in.get(CIDR)));

  private static Field<Optional<String>> key(String key, String words, String doc) {
    return described(key, maybe(text(Form.JSON_KEY)), Optional.empty(), words, doc);
  }

  private static Field<Optional<String>> group(String key, String doc) {
    return described(
        key, maybe(text(Form.SECURITY_GROUP_ID)), Optional.empty(), "another way to it", doc);
  }

  private static boolean isComplete(Values in, SpecPath path, Reading reading) {
    boolean one =
        isOne(path, reading, in, "where it is reached", List.of(SECURITY_GROUP, OWNERS, CIDR));
    return isOne(path, reading, in, "the name of the user", List.of(USERNAME, USERNAME_KEY)) && one;
  }

  private static boolean isOne(
      SpecPath path,
      Reading reading,
      Values in,
      String what,
      List<Field<Optional<String>>> choices) {
    if (choices.stream().filter(field -> in.get(field).isPresent()).count() == 1) {
      return true;
    }
    List<String> keys = choices.stream().map(field -> "`" + field.key() + "`").toList();
    reading.problem(
        DiagnosticCode.ONE_ALTERNATIVE,
        path,
        reading.locator().of(path),
        format("`%s` has to say %s, once.", path, what),
        format("Write one of %s.", String.join(", ", keys)));
    return false;
  }

  /** Where it is reached. */
  private Peer peer() {
    return Stream.of(
            securityGroup.<Peer>map(id -> Peer.SecurityGroup.joined("database", "database", id)),
            owners.<Peer>map(Peer.SecurityGroup::existing),
            cidr.<Peer>map(Peer.Network::new))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  private SecretKey value(Optional<String> key) {
    return key.map(inJson -> SecretKey.inJson(secret, inJson))
        .orElseGet(() -> SecretKey.ofSecret(Value.text(secret), Value.text(secret)))
        .encryptedWith(kmsKeyArn);
  }

  /** What a process needs to reach it: the variables that the platform's dagster.yaml names. */
  public TaskExtension extension() {
    SortedMap<String, Value> variables =
        new TreeMap<>(
            Map.of(
                "DAGSTER_POSTGRES_DB", Value.text(name),
                "DAGSTER_POSTGRES_HOST", Value.text(host)));
    SortedMap<String, SecretKey> secrets = new TreeMap<>();
    secrets.put("DAGSTER_POSTGRES_PASSWORD", value(passwordKey));
    username.ifPresentOrElse(
        user -> variables.put(USER, Value.text(user)), () -> secrets.put(USER, value(usernameKey)));
    return TaskExtension.none()
        .variables(variables)
        .secrets(secrets)
        .uses(new Port(peer(), "PostgreSQL", port));
  }
}
