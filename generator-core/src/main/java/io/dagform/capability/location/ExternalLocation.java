package io.dagform.capability.location;

import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.text;

import io.dagform.blueprint.Peer;
import io.dagform.blueprint.Port;
import io.dagform.capability.process.LocationName;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import io.dagform.spec.Type;
import java.util.List;
import java.util.Optional;

/**
 * A code location that somebody else runs.
 *
 * @param locationName what Dagster calls it, where that is not its key
 * @param host the name or the address of its server
 * @param securityGroup its security group, whose owner lets the webserver and the daemon in
 */
public record ExternalLocation(
    Optional<String> locationName, String host, int port, String securityGroup)
    implements Location {
  private static final Field<String> HOST =
      required("host", text(Form.HOST), "Name or IPv4 address of its server.");
  private static final Field<Integer> PORT =
      optional("port", integer(1, 65_535, "RFC 9293, ports"), LocationPart.PORT, "Port of gRPC.");
  private static final Field<String> SECURITY_GROUP =
      required(
          "security_group",
          text(Form.SECURITY_GROUP_ID),
          "Security group of its tasks, whose owner lets the webserver and the daemon in.");
  private static final Type<ExternalLocation> SERVER =
      new MapType<>(
          List.of(HOST, PORT, SECURITY_GROUP),
          in ->
              new ExternalLocation(
                  Optional.empty(), in.get(HOST), in.get(PORT), in.get(SECURITY_GROUP)));
  private static final Field<ExternalLocation> EXTERNAL =
      required("external", SERVER, "A code location that somebody else runs.");

  static final Type<Location> TYPE =
      new MapType<>(
          List.of(EXTERNAL, LocationName.FIELD),
          in -> in.get(EXTERNAL).called(in.get(LocationName.FIELD)));

  private ExternalLocation called(Optional<String> name) {
    return new ExternalLocation(name, host, port, securityGroup);
  }

  /** Where the webserver and the daemon reach it. */
  Port server() {
    return new Port(Peer.SecurityGroup.existing(securityGroup), LocationPart.PROTOCOL, port);
  }

  @Override
  public String name(String key) {
    return locationName.orElse(key);
  }

  @Override
  public Optional<OwnLocation> own() {
    return Optional.empty();
  }

  @Override
  public Optional<ExternalLocation> external() {
    return Optional.of(this);
  }

  @Override
  public void check(SpecPath path, LocationDefaults defaults, Findings findings) {
    // Every host that the field takes will do.
  }
}
