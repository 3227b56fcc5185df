package io.dagform.blueprint;

import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.hcl.Ref;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Traffic that is allowed: a rule at each end that has a security group of the deployment's own.
 *
 * @param name the name of the other end, where the user gave it one
 * @param risk the risk of letting in so many; absent if there is none
 */
public record Flow(Peer from, Port to, Optional<Name> name, Optional<DiagnosticCode> risk) {
  private static final String EGRESS = "aws_vpc_security_group_egress_rule";
  private static final String INGRESS = "aws_vpc_security_group_ingress_rule";

  public static Flow of(Peer from, Port to) {
    return new Flow(from, to, Optional.empty(), Optional.empty());
  }

  /**
   * What the addresses of the rules say about the other end.
   *
   * @param former what they said when Terraform made the rules, where that was another
   */
  public record Name(String name, Optional<String> former) {}

  /**
   * The far end of traffic that a task starts.
   *
   * @param name the name that the user gave it
   */
  public record End(Port to, Optional<Name> name) {
    public static End of(Port to) {
      return new End(to, Optional.empty());
    }

    /** The traffic from somebody to it. */
    public Flow from(Peer peer) {
      return new Flow(peer, to, name, Optional.empty());
    }
  }

  /** The security group that its egress rule is added to. */
  public Optional<Peer.SecurityGroup> egressOf() {
    return from.group().filter(group -> group.takesRuleFor(to.at()));
  }

  /** The security group that its ingress rule is added to. */
  public Optional<Peer.SecurityGroup> ingressOf() {
    return to.at().group().filter(group -> group.takesRuleFor(from));
  }

  /** The address of the rule at its start; it tells what the rule allows. */
  public Ref egress() {
    return egress(name.map(Name::name));
  }

  private Ref egress(Optional<String> called) {
    return Ref.resource(EGRESS, rule(from.key(), "to", to.at().key(), to.protocol(), called));
  }

  /** The address of the rule at its end. */
  public Ref ingress() {
    return ingress(name.map(Name::name));
  }

  private Ref ingress(Optional<String> called) {
    return Ref.resource(INGRESS, rule(to.at().key(), "from", from.key(), to.protocol(), called));
  }

  /** Its rules by the addresses that they had under the former name. */
  public Map<Ref, Ref> moved() {
    Optional<String> former = name.flatMap(Name::former);
    Map<Ref, Ref> moved = new LinkedHashMap<>();
    if (former.isPresent()) {
      egressOf().ifPresent(group -> moved.put(egress(former), egress()));
      ingressOf().ifPresent(group -> moved.put(ingress(former), ingress()));
    }
    return moved;
  }

  private static String rule(
      String at, String direction, String other, String protocol, Optional<String> called) {
    return called
        .map(own -> String.join("_", at, direction, own))
        .orElseGet(() -> String.join("_", at, protocol, direction, other))
        .toLowerCase(Locale.ROOT)
        .replace('-', '_');
  }

  /** Whether it begins or ends at a security group. */
  public boolean isOf(Peer.SecurityGroup group) {
    return from.equals(group) || to.at().equals(group);
  }

  /** The addresses of its rules. */
  public Stream<Ref> rules() {
    return Stream.concat(
        egressOf().map(group -> egress()).stream(), ingressOf().map(group -> ingress()).stream());
  }
}
