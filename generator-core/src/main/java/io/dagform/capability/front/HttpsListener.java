package io.dagform.capability.front;

import io.dagform.blueprint.Control;
import io.dagform.blueprint.Managed;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Peer;
import io.dagform.blueprint.Port;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import io.dagform.spec.Alternatives.Alternative;
import io.dagform.spec.Mapped;
import java.util.List;

/** HTTPS on port 443, to which port 80 redirects. */
public record HttpsListener(Certificate certificate) implements Listener {
  public static final Ref LISTENER = Ref.resource("aws_lb_listener", "https");

  /**
   * The same as without a certificate: AWS has one listener for a port, and a new one would come
   * before the old one has gone.
   */
  public static final Ref REDIRECT = HttpListener.LISTENER;

  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;

  static final Alternative<HttpsListener> ALTERNATIVE =
      Alternative.with(
          "https",
          Mapped.of(Certificate.TYPE, HttpsListener::new),
          "HTTPS on port 443; port 80 redirects there.");

  @Override
  public Ref ref() {
    return LISTENER;
  }

  @Override
  public List<Port> ports(Peer loadBalancer) {
    return List.of(
        new Port(loadBalancer, "HTTPS", HTTPS_PORT), new Port(loadBalancer, "HTTP", HTTP_PORT));
  }

  @Override
  public String words() {
    return "port 443 (HTTPS), to which port 80 redirects";
  }

  @Override
  public Value url(Value dnsName) {
    return certificate.url(dnsName);
  }

  @Override
  public Part draw() {
    return new HttpsPart(certificate);
  }

  /** The listeners and their certificate. */
  public record HttpsPart(Certificate certificate) implements Part {
    @Override
    public List<Managed> managed() {
      return certificate.managed();
    }
  }

  @Override
  public List<Control> controls() {
    return List.of(
        Control.on(
            DiagnosticCode.LOAD_BALANCER_HTTP_ONLY, SpecPath.of("load_balancer.listener.https")));
  }

  @Override
  public void check(String region, Findings findings) {
    certificate.check(region, findings);
  }
}
