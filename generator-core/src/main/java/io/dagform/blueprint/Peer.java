package io.dagform.blueprint;

import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import java.util.Optional;

/** An end of a network flow. */
public sealed interface Peer {
  /** Everything with an IPv4 address. */
  Peer INTERNET = new Network("0.0.0.0/0");

  /** In running text, with an article where it needs one. */
  String words();

  /** In a table or a picture. */
  String label();

  /** What the address of a rule says about it. */
  String key();

  /** The security group, where rules can be added to it. */
  Optional<SecurityGroup> group();

  /** What a rule at the other end says about this one. */
  Address address();

  /**
   * What a rule of a security group names.
   *
   * @param argument the argument of the rule
   */
  record Address(String argument, Value value) {}

  /**
   * A security group.
   *
   * @param id its id, as a value
   * @param own what is made; absent if it exists already
   * @param ruled whether it takes rules for groups that are made here
   */
  record SecurityGroup(String key, String label, Value id, Optional<NewGroup> own, boolean ruled)
      implements Peer {
    /** A group of the deployment's own. */
    public static SecurityGroup own(
        String key, String label, String name, String description, Value vpcId) {
      Ref ref = Ref.resource("aws_security_group", key);
      return new SecurityGroup(
          key,
          label,
          ref.attribute("id"),
          Optional.of(new NewGroup(ref, name, description, vpcId)),
          true);
    }

    /** A group that exists already. */
    public static SecurityGroup existing(String id) {
      return new SecurityGroup(id.replace('-', '_'), id, Value.text(id), Optional.empty(), false);
    }

    /** Whether a rule for the other end is added to it. */
    boolean takesRuleFor(Peer other) {
      return own.isPresent() || (ruled && other.group().flatMap(SecurityGroup::own).isPresent());
    }

    /** A group of another state, which takes rules of this one. */
    public static SecurityGroup joined(String key, String label, String id) {
      return new SecurityGroup(key, label, Value.text(id), Optional.empty(), true);
    }

    @Override
    public String words() {
      return ruled ? "the " + label : label;
    }

    @Override
    public Optional<SecurityGroup> group() {
      return Optional.of(this);
    }

    @Override
    public Address address() {
      return new Address("referenced_security_group_id", id);
    }
  }

  /**
   * A security group that is made.
   *
   * @param description constant for each group, since AWS can't change it in place
   */
  record NewGroup(Ref ref, String name, String description, Value vpcId) {}

  /** A block of IPv4 addresses. */
  record Network(String cidr) implements Peer {
    private boolean isInternet() {
      return cidr.equals("0.0.0.0/0");
    }

    @Override
    public String words() {
      return label();
    }

    @Override
    public String label() {
      return isInternet() ? "the internet" : cidr;
    }

    @Override
    public String key() {
      return isInternet() ? "internet" : cidr.replaceAll("[./]", "_");
    }

    @Override
    public Optional<SecurityGroup> group() {
      return Optional.empty();
    }

    @Override
    public Address address() {
      return new Address("cidr_ipv4", Value.text(cidr));
    }
  }

  /** A managed prefix list that exists already. */
  record PrefixList(String id) implements Peer {
    @Override
    public String words() {
      return id;
    }

    @Override
    public String label() {
      return id;
    }

    @Override
    public String key() {
      return id.replace('-', '_');
    }

    @Override
    public Optional<SecurityGroup> group() {
      return Optional.empty();
    }

    @Override
    public Address address() {
      return new Address("prefix_list_id", Value.text(id));
    }
  }
}
