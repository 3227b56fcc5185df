package io.dagform.capability.front;

import io.dagform.blueprint.Control;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Launch.Target;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Port;
import io.dagform.capability.network.NetworkPart;
import io.dagform.capability.network.Tier;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.hcl.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** No way in from outside the VPC. */
record NoLoadBalancer() implements LoadBalancer {
  @Override
  public List<Tier> tiers() {
    return List.of();
  }

  @Override
  public String healthPath() {
    return HealthCheck.DEFAULT_PATH;
  }

  @Override
  public FrontPart draw(Frame frame, NetworkPart network, Port nginx, String pathPrefix) {
    return new NoFrontPart();
  }

  @Override
  public boolean leadsIn() {
    return false;
  }

  @Override
  public List<Control> controls() {
    return Stream.of(
            DiagnosticCode.LOAD_BALANCER_HTTP_ONLY,
            DiagnosticCode.LOAD_BALANCER_OPEN_TO_INTERNET,
            DiagnosticCode.NO_AUTHENTICATION)
        .map(risk -> Control.notApplicable(risk, PATH))
        .toList();
  }

  @Override
  public void check(String region, Findings findings) {
    // There is nothing that could be wrong.
  }

  /** Nothing before nginx. */
  private record NoFrontPart() implements FrontPart {
    @Override
    public Optional<Target> target() {
      return Optional.empty();
    }

    @Override
    public Optional<PathPart> below(
        String prefix, String key, String path, String group, Port port, String words) {
      return Optional.empty();
    }

    @Override
    public Value idleTimeoutSeconds() {
      return Value.whole(ApplicationLoadBalancerPart.IDLE_TIMEOUT_SECONDS);
    }

    @Override
    public Login login() {
      return NoAuthentication.LOGIN;
    }

    @Override
    public Part listening() {
      return new Part() {};
    }

    @Override
    public List<String> steps() {
      return List.of();
    }
  }
}
