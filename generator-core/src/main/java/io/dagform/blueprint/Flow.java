package io.dagform.blueprint;

import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.hcl.Ref;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Traffic that is allowed: a rule at each end that has a security group of the deployment's own.
 *
 * @param name what the addresses of its rules say about the other end, where that has a name
 * @param risk the risk of letting in so many; absent if there is none
 */
public record Flow(Peer from, Port to, Optional<String> name, Optional<DiagnosticCode> risk) {
  public static Flow of(Peer from, Port to) {
    return new Flow(from, to, Optional.empty(), Optional.empty());
  }

  /**
   * The far end of traffic that a task starts.
   *
   * @param name what the addresses of its rules say about it, where it has a name
   */
  public record End(Port to, Optional<String> name) {
    public static End of(Port to) {
      return new End(to, Optional.empty());
    }

    Flow from(Peer peer) {
      return new Flow(peer, to, name, Optional.empty());
    }
  }

  /** The security group that its egress rule belongs to. */
  public Optional<Peer.SecurityGroup> egressOf() {
    return from.group().filter(group -> group.own().isPresent());
  }

  /** The security group that its ingress rule belongs to. */
  public Optional<Peer.SecurityGroup> ingressOf() {
    return to.at().group().filter(group -> group.own().isPresent());
  }

  /** The address of the rule at its start; it tells what the rule allows. */
  public Ref egress() {
    return Ref.resource(
        "aws_vpc_security_group_egress_rule", rule(from.key(), "to", to.at().key()));
  }

  /** The address of the rule at its end. */
  public Ref ingress() {
    return Ref.resource(
        "aws_vpc_security_group_ingress_rule", rule(to.at().key(), "from", from.key()));
  }

  private String rule(String at, String direction, String other) {
    return name.map(own -> String.join("_", at, direction, own))
        .orElseGet(() -> String.join("_", at, to.protocol(), direction, other))
        .toLowerCase(Locale.ROOT)
        .replace('-', '_');
  }

  /** The addresses of its rules. */
  public Stream<Ref> rules() {
    return Stream.concat(
        egressOf().map(group -> egress()).stream(), ingressOf().map(group -> ingress()).stream());
  }
}
