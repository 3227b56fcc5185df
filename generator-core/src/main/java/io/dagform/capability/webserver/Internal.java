package io.dagform.capability.webserver;

import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;
import static io.dagform.text.Text.format;

import io.dagform.aws.Cidr;
import io.dagform.blueprint.Peer;
import io.dagform.capability.network.CidrRules;
import io.dagform.capability.process.FormerName;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapOf;
import io.dagform.spec.MapType;
import io.dagform.spec.Reading;
import io.dagform.spec.Type;
import io.dagform.spec.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A stable name of the webserver in a private zone, and a port of nginx without a login, for people
 * behind a tunnel and for programs.
 *
 * @param allowed who reaches it, by names of the user's own
 */
record Internal(int port, SortedMap<String, Caller> allowed) {
  static final SpecPath PATH = Webserver.PATH.key("internal");

  private static final int PORT_OF_PROGRAMS = 8080;
  private static final int MOST = 40;

  private static final Field<Integer> PORT =
      optional(
          "port",
          integer(1, 65_535, "RFC 9293, ports"),
          PORT_OF_PROGRAMS,
          "Port of nginx that asks nobody for a password.");
  private static final Field<SortedMap<String, Caller>> ALLOWED =
      required(
          "allowed",
          new MapOf<>(
              Form.RULE_NAME, Caller.TYPE, MOST, "Amazon VPC quotas, rules per security group"),
          "Who reaches it, by names of your own.");

  static final Type<Internal> TYPE =
      new MapType<>(List.of(PORT, ALLOWED), in -> new Internal(in.get(PORT), in.get(ALLOWED)));

  /** Somebody who reaches it: a block of addresses, or whatever has a security group. */
  record Caller(
      Optional<String> cidr, Optional<String> securityGroup, Optional<String> renamedFrom) {
    private static final Field<Optional<String>> CIDR =
        optional("cidr", maybe(text(Form.IPV4_CIDR)), Optional.empty(), "IPv4 CIDR block.");
    private static final Field<Optional<String>> SECURITY_GROUP =
        optional(
            "security_group",
            maybe(text(Form.SECURITY_GROUP_ID)),
            Optional.empty(),
            "Security group, whose owner adds the rule at its end.");

    static final Type<Caller> TYPE =
        new MapType<>(
            List.of(CIDR, SECURITY_GROUP, FormerName.FIELD),
            Caller::isOne,
            in -> new Caller(in.get(CIDR), in.get(SECURITY_GROUP), in.get(FormerName.FIELD)));

    private static boolean isOne(Values in, SpecPath path, Reading reading) {
      if (in.get(CIDR).isPresent() != in.get(SECURITY_GROUP).isPresent()) {
        return true;
      }
      reading.problem(
          DiagnosticCode.ONE_ALTERNATIVE,
          path,
          reading.locator().of(path),
          format("`%s` is a CIDR block or a security group.", path),
          "Write one of `cidr` and `security_group`.");
      return false;
    }

    Peer peer() {
      return cidr.<Peer>map(Peer.Network::new)
          .or(() -> securityGroup.map(Peer.SecurityGroup::existing))
          .orElseThrow();
    }
  }

  void check(int webPort, Findings findings) {
    SpecPath path = PATH.key(PORT.key());
    if (port == webPort || port == Webserver.WEBSERVER_PORT) {
      findings.add(
          DiagnosticCode.PORT_CONFLICT,
          path,
          format(
              "`%s` is %s, where %s listens already.",
              path, port, port == webPort ? "nginx" : "the webserver"),
          "Containers of a task share their ports: choose another.");
    }
    Map<String, String> seen = new HashMap<>();
    allowed.forEach(
        (name, caller) -> {
          SpecPath at = PATH.key(ALLOWED.key()).key(name);
          caller
              .cidr()
              .ifPresent(cidr -> CidrRules.canonical(Cidr.parse(cidr), at.key("cidr"), findings));
          String earlier = seen.putIfAbsent(caller.peer().label(), name);
          if (earlier != null) {
            findings.add(
                DiagnosticCode.DUPLICATE_RULE,
                at,
                format("`%s` lets in whom `%s` lets in already.", at, earlier),
                "EC2 refuses a rule twice: remove one of them.");
          }
        });
  }
}
