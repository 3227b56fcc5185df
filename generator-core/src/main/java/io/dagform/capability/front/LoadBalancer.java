package io.dagform.capability.front;

import io.dagform.blueprint.Control;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Port;
import io.dagform.capability.network.NetworkPart;
import io.dagform.capability.network.Tier;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.NoneOr;
import io.dagform.spec.Type;
import java.util.List;

/** The way in for people. */
public sealed interface LoadBalancer permits NoLoadBalancer, ApplicationLoadBalancer {
  SpecPath PATH = SpecPath.of("load_balancer");

  Type<LoadBalancer> TYPE = new NoneOr<>(new NoLoadBalancer(), ApplicationLoadBalancer.TYPE);

  /** The tiers that it stands in. */
  List<Tier> tiers();

  /** The path that nginx answers without a login, by asking the webserver. */
  String healthPath();

  /**
   * Draws it.
   *
   * @param nginx the port that it forwards to
   * @param pathPrefix of the whole interface; empty if it has none
   */
  FrontPart draw(Frame frame, NetworkPart network, Port nginx, String pathPrefix);

  /** Whether people come in by it. */
  boolean leadsIn();

  /** What keeps its risks away. */
  List<Control> controls();

  void check(String region, Findings findings);
}
