package io.dagform.capability.database;

import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;
import static io.dagform.spec.Scalars.word;
import static io.dagform.text.Text.format;

import io.dagform.aws.Cidr;
import io.dagform.aws.RdsPostgres;
import io.dagform.blueprint.Control;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Peer;
import io.dagform.capability.network.CidrRules;
import io.dagform.capability.network.Network;
import io.dagform.capability.network.NetworkPart;
import io.dagform.capability.network.Tier;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.Alternatives.Alternative;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import io.dagform.spec.Reading;
import io.dagform.spec.Type;
import io.dagform.spec.Values;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL database that somebody else manages, in the VPC or not.
 *
 * @param cidr the block that it is reached in, where it has no security group here
 * @param securityGroup its security group, whose owner lets the tasks in
 * @param maxConnections connections that this deployment may have
 */
record ExistingDatabase(
    String host,
    int port,
    String name,
    SslMode sslMode,
    Credentials secret,
    Optional<String> cidr,
    Optional<String> securityGroup,
    Optional<Integer> maxConnections)
    implements Database {
  static final SpecPath PATH = SpecPath.of("database.existing");

  private static final Field<String> HOST =
      required("host", text(Form.HOST), "Name or IPv4 address of the server.");
  private static final Field<Integer> PORT =
      optional(
          "port",
          integer(1, 65_535, "RFC 9293, ports"),
          RdsPostgres.PORT,
          "Port of the server; not of a pooler that shares sessions between transactions.");
  private static final Field<String> NAME =
      required("name", text(Form.DATABASE_NAME), "Name of the database.");
  private static final Field<SslMode> SSL_MODE =
      optional(
          "sslmode",
          word(SslMode.class),
          SslMode.REQUIRE,
          "Mode of TLS as libpq knows it; `verify-full` needs the server's authority in the image.");
  private static final Field<Credentials> SECRET =
      required("secret", Credentials.TYPE, "Secret with the user and the password.");
  private static final Field<Optional<String>> SECURITY_GROUP =
      optional(
          "security_group",
          maybe(text(Form.SECURITY_GROUP_ID)),
          Optional.empty(),
          "Security group of the database, whose owner lets the tasks in.");
  private static final Field<Optional<String>> EGRESS =
      described(
          "egress",
          Egress.TYPE,
          Optional.empty(),
          "the security group",
          "Where it is reached, if not by a security group.");
  private static final Field<Optional<Integer>> MAX_CONNECTIONS =
      described(
          "max_connections",
          maybe(integer(40, 100_000, "PostgreSQL documentation, max_connections")),
          Optional.empty(),
          "enough",
          "Connections that this deployment may have.");

  static final Alternative<ExistingDatabase> ALTERNATIVE =
      Alternative.with(
          "existing",
          new MapType<>(
              List.of(HOST, PORT, NAME, SSL_MODE, SECRET, SECURITY_GROUP, EGRESS, MAX_CONNECTIONS),
              ExistingDatabase::isReached,
              in ->
                  new ExistingDatabase(
                      in.get(HOST),
                      in.get(PORT),
                      in.get(NAME),
                      in.get(SSL_MODE),
                      in.get(SECRET),
                      in.get(EGRESS),
                      in.get(SECURITY_GROUP),
                      in.get(MAX_CONNECTIONS))),
          "A PostgreSQL database that exists, in the VPC or not.");

  /** The modes of TLS in which nobody on the way can read (PostgreSQL documentation, libpq). */
  enum SslMode {
    REQUIRE("require"),
    VERIFY_CA("verify-ca"),
    VERIFY_FULL("verify-full");

    private final String word;

    SslMode(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** Where a database outside of every security group is reached. */
  private static final class Egress {
    private static final Field<Optional<String>> CIDR =
        required("cidr", maybe(text(Form.IPV4_CIDR)), "IPv4 CIDR block.");
    static final Type<Optional<String>> TYPE = new MapType<>(List.of(CIDR), in -> in.get(CIDR));
  }

  private static boolean isReached(Values in, SpecPath path, Reading reading) {
    if (in.get(SECURITY_GROUP).isPresent() != in.get(EGRESS).isPresent()) {
      return true;
    }
    reading.problem(
        DiagnosticCode.ONE_ALTERNATIVE,
        path,
        reading.locator().of(path),
        format("`%s` is reached through a security group or a CIDR block.", path),
        "Write one of `security_group: sg-...` and `egress: {cidr: ...}`.");
    return false;
  }

  /** Its end of the traffic. */
  Peer peer() {
    return securityGroup
        .<Peer>map(Peer.SecurityGroup::existing)
        .orElseGet(() -> new Peer.Network(cidr.orElseThrow()));
  }

  @Override
  public Connections connections() {
    SpecPath path = PATH.key(MAX_CONNECTIONS.key());
    return new Connections(
        maxConnections, path, format("`%s` is %s", path, maxConnections.orElse(0)));
  }

  @Override
  public String larger(int connections) {
    return format("Have the database's owner allow %s", connections);
  }

  @Override
  public List<Tier> tiers() {
    return List.of();
  }

  @Override
  public DatabasePart draw(Frame frame, NetworkPart network) {
    return new ExistingDatabasePart(this);
  }

  @Override
  public List<Control> controls() {
    return List.of(
        Control.notApplicable(DiagnosticCode.DATABASE_IN_PUBLIC_SUBNET, Database.PATH),
        Control.notApplicable(DiagnosticCode.DATABASE_SINGLE_ZONE, Database.PATH));
  }

  @Override
  public void check(Network network, Findings findings) {
    cidr.ifPresent(
        block ->
            CidrRules.canonical(Cidr.parse(block), PATH.key(EGRESS.key()).key("cidr"), findings));
  }
}
