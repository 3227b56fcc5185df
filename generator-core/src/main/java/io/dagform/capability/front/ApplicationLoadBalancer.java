package io.dagform.capability.front;

import static io.dagform.spec.Field.byProfile;
import static io.dagform.spec.Field.inside;
import static io.dagform.spec.Field.named;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.bool;
import static io.dagform.spec.Scalars.text;
import static io.dagform.spec.Scalars.word;
import static io.dagform.text.Text.format;

import io.dagform.aws.Cidr;
import io.dagform.blueprint.Control;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Port;
import io.dagform.capability.network.CidrRules;
import io.dagform.capability.network.NetworkPart;
import io.dagform.capability.network.Tier;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.ListOf;
import io.dagform.spec.MapType;
import io.dagform.spec.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * An Application Load Balancer of the deployment's own.
 *
 * @param allowedCidrs the IPv4 CIDR blocks that may reach it
 */
record ApplicationLoadBalancer(
    String name,
    String targetGroup,
    Scheme scheme,
    List<String> allowedCidrs,
    boolean deletionProtection,
    Listener listener,
    Authentication authentication,
    HealthCheck healthCheck)
    implements LoadBalancer {
  private static final SpecPath CIDRS = SpecPath.of("load_balancer.allowed_cidrs");
  private static final int MOST_RULES = 60;
  // Nobody owns more than a /8 (IANA IPv4 address space registry): wider blocks mean "everyone".
  private static final int WIDEST_NETWORK_PREFIX = 8;

  private static final Field<String> NAME =
      named("name", text(Form.LOAD_BALANCER_NAME), "{name}", "Name of the load balancer.");
  private static final Field<String> TARGET_GROUP =
      named(
          "target_group",
          text(Form.LOAD_BALANCER_NAME),
          "{name}-webserver",
          "Name of the target group.");
  private static final Field<Scheme> SCHEME =
      required("scheme", word(Scheme.class), "Whether it has public addresses.");
  private static final Field<List<String>> ALLOWED_CIDRS =
      required(
          "allowed_cidrs",
          new ListOf<>(
              text(Form.IPV4_CIDR), 1, MOST_RULES, "Amazon VPC quotas, rules per security group"),
          "IPv4 CIDR blocks that may reach it.");
  private static final Field<Boolean> DELETION_PROTECTION =
      byProfile(
          "deletion_protection",
          bool(),
          false,
          true,
          true,
          "Whether it refuses to be deleted, also by `terraform destroy`.");
  private static final Field<Listener> LISTENER =
      required("listener", Listener.TYPE, "What it listens on.");
  private static final Field<Authentication> AUTHENTICATION =
      required("authentication", Authentication.TYPE, "How people log in.");
  private static final Field<HealthCheck> HEALTH_CHECK =
      inside("health_check", HealthCheck.TYPE, "How it finds out whether a task is healthy.");

  static final Type<LoadBalancer> TYPE =
      new MapType<>(
          List.of(
              NAME,
              TARGET_GROUP,
              SCHEME,
              ALLOWED_CIDRS,
              DELETION_PROTECTION,
              LISTENER,
              AUTHENTICATION,
              HEALTH_CHECK),
          in ->
              new ApplicationLoadBalancer(
                  in.get(NAME),
                  in.get(TARGET_GROUP),
                  in.get(SCHEME),
                  in.get(ALLOWED_CIDRS),
                  in.get(DELETION_PROTECTION),
                  in.get(LISTENER),
                  in.get(AUTHENTICATION),
                  in.get(HEALTH_CHECK)));

  ApplicationLoadBalancer {
    allowedCidrs = List.copyOf(allowedCidrs);
  }

  /** Whether the load balancer has public addresses. */
  enum Scheme {
    INTERNET_FACING,
    INTERNAL;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  boolean internal() {
    return scheme == Scheme.INTERNAL;
  }

  /** Whether a block has more addresses than anybody owns. */
  static boolean isEveryone(String cidr) {
    return Cidr.parse(cidr).prefix() < WIDEST_NETWORK_PREFIX;
  }

  /** Whether a block lets in anyone on the internet. */
  boolean isOpen(String cidr) {
    return !internal() && isEveryone(cidr);
  }

  @Override
  public List<Tier> tiers() {
    return List.of(Tier.PUBLIC);
  }

  @Override
  public String healthPath() {
    return healthCheck.path();
  }

  @Override
  public FrontPart draw(Frame frame, NetworkPart network, Port nginx, String pathPrefix) {
    return new ApplicationLoadBalancerPart(frame, this, network, nginx, pathPrefix);
  }

  @Override
  public boolean leadsIn() {
    return true;
  }

  @Override
  public List<Control> controls() {
    List<Control> controls = new ArrayList<>(listener.controls());
    controls.add(
        IntStream.range(0, allowedCidrs.size())
            .filter(i -> isOpen(allowedCidrs.get(i)))
            .mapToObj(
                i ->
                    Control.off(
                        DiagnosticCode.LOAD_BALANCER_OPEN_TO_INTERNET,
                        CIDRS.index(i),
                        "Name the networks that people come from. "))
            .findFirst()
            .orElse(Control.on(DiagnosticCode.LOAD_BALANCER_OPEN_TO_INTERNET, CIDRS)));
    controls.addAll(authentication.controls());
    return controls;
  }

  /** EC2 refuses a security-group rule twice, and stores a block without its host bits. */
  @Override
  public void check(String region, Findings findings) {
    for (int i = 0; i < allowedCidrs.size(); i++) {
      Cidr cidr = Cidr.parse(allowedCidrs.get(i));
      SpecPath path = CIDRS.index(i);
      CidrRules.canonical(cidr, path, findings);
      if (allowedCidrs.indexOf(allowedCidrs.get(i)) < i) {
        findings.add(
            DiagnosticCode.DUPLICATE_CIDR,
            path,
            format("`%s` allows %s a second time.", path, cidr),
            "Remove it.");
      }
    }
    listener.check(region, findings);
    healthCheck.check(findings);
  }
}
