package io.dagform.capability.front;

import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.text.Text.format;

import io.dagform.blueprint.Control;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Peer;
import io.dagform.blueprint.Port;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import io.dagform.spec.Alternatives.Alternative;
import io.dagform.spec.Field;
import io.dagform.spec.MapType;
import java.util.List;

/** Plain HTTP. */
public record HttpListener(int port) implements Listener {
  public static final Ref LISTENER = Ref.resource("aws_lb_listener", "http");

  private static final int HTTP_PORT = 80;
  private static final Field<Integer> PORT =
      optional(
          "port",
          integer(1, 65_535, "Elastic Load Balancing API, CreateListener"),
          HTTP_PORT,
          "Port that people use.");

  static final Alternative<HttpListener> ALTERNATIVE =
      Alternative.with(
          "http",
          new MapType<>(List.of(PORT), in -> new HttpListener(in.get(PORT))),
          "Plain HTTP.");

  @Override
  public Ref ref() {
    return LISTENER;
  }

  @Override
  public List<Port> ports(Peer loadBalancer) {
    return List.of(new Port(loadBalancer, "HTTP", port));
  }

  @Override
  public String words() {
    return format("port %s (HTTP)", port);
  }

  @Override
  public Value url(Value dnsName) {
    return Value.template(
        Value.text("http://"), dnsName, Value.text(port == HTTP_PORT ? "" : ":" + port));
  }

  @Override
  public Part draw() {
    return new HttpPart(port);
  }

  /** The listener. */
  public record HttpPart(int port) implements Part {}

  @Override
  public List<Control> controls() {
    return List.of(
        Control.off(
            DiagnosticCode.LOAD_BALANCER_HTTP_ONLY,
            SpecPath.of("load_balancer.listener.http"),
            ""));
  }

  @Override
  public void check(String region, Findings findings) {
    // Every port that the field takes will do.
  }
}
