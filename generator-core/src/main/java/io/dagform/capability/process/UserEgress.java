package io.dagform.capability.process;

import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;
import static io.dagform.text.Text.format;

import io.dagform.aws.Cidr;
import io.dagform.blueprint.Flow;
import io.dagform.blueprint.Peer;
import io.dagform.blueprint.Port;
import io.dagform.capability.network.CidrRules;
import io.dagform.capability.network.NetworkPart;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import io.dagform.spec.Reading;
import io.dagform.spec.Type;
import io.dagform.spec.Values;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the user's code connects to.
 *
 * @param port of TCP
 * @param renamedFrom its key when Terraform made its rules
 */
record UserEgress(
    int port,
    Optional<String> cidr,
    Optional<String> securityGroup,
    Optional<String> prefixList,
    Optional<String> renamedFrom) {
  private static final Field<Integer> PORT =
      required("port", integer(1, 65_535, "RFC 9293, ports"), "TCP port.");
  private static final Field<Optional<String>> CIDR =
      optional("cidr", maybe(text(Form.IPV4_CIDR)), Optional.empty(), "IPv4 CIDR block.");
  private static final Field<Optional<String>> SECURITY_GROUP =
      optional(
          "security_group",
          maybe(text(Form.SECURITY_GROUP_ID)),
          Optional.empty(),
          "Security group, whose owner adds the rule at its end.");
  private static final Field<Optional<String>> PREFIX_LIST =
      optional(
          "prefix_list",
          maybe(text(Form.PREFIX_LIST_ID)),
          Optional.empty(),
          "Managed prefix list.");

  static final Type<UserEgress> TYPE =
      new MapType<>(
          List.of(PORT, CIDR, SECURITY_GROUP, PREFIX_LIST, FormerName.FIELD),
          UserEgress::isOne,
          in ->
              new UserEgress(
                  in.get(PORT),
                  in.get(CIDR),
                  in.get(SECURITY_GROUP),
                  in.get(PREFIX_LIST),
                  in.get(FormerName.FIELD)));

  private static boolean isOne(Values in, SpecPath path, Reading reading) {
    long ends =
        Stream.of(in.get(CIDR), in.get(SECURITY_GROUP), in.get(PREFIX_LIST))
            .filter(Optional::isPresent)
            .count();
    if (ends == 1) {
      return true;
    }
    reading.problem(
        DiagnosticCode.ONE_ALTERNATIVE,
        path,
        reading.locator().of(path),
        format("`%s` leads to %s places; one is needed.", path, ends),
        "Write one of `cidr`, `security_group` and `prefix_list` beside `port`.");
    return false;
  }

  private Peer peer() {
    return cidr.<Peer>map(Peer.Network::new)
        .or(() -> securityGroup.map(Peer.SecurityGroup::existing))
        .or(() -> prefixList.map(Peer.PrefixList::new))
        .orElseThrow();
  }

  /**
   * Draws it.
   *
   * @param name the user's own
   */
  Flow.End draw(String name) {
    return new Flow.End(
        new Port(peer(), "TCP", port), Optional.of(new Flow.Name(name, renamedFrom)));
  }

  /** EC2 refuses a rule twice, and stores a block without its host bits. */
  void check(SpecPath path, Findings findings) {
    cidr.ifPresent(block -> CidrRules.canonical(Cidr.parse(block), path.key("cidr"), findings));
    if (port == NetworkPart.HTTPS_PORT && cidr.filter("0.0.0.0/0"::equals).isPresent()) {
      findings.add(
          DiagnosticCode.DUPLICATE_RULE,
          path,
          format("`%s` is HTTPS to everywhere, which every task has anyway.", path),
          "EC2 refuses a rule twice: remove it.");
    }
  }

  /** What AWS tells two rules apart by. */
  String target() {
    return port + " " + peer().label();
  }
}
