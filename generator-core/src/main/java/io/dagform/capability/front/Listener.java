package io.dagform.capability.front;

import io.dagform.blueprint.Control;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Peer;
import io.dagform.blueprint.Port;
import io.dagform.diagnostic.Findings;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Value;
import io.dagform.spec.Alternatives;
import io.dagform.spec.Alternatives.Alternative;
import io.dagform.spec.Type;
import java.util.List;

/** What the load balancer listens on. */
public sealed interface Listener permits HttpListener, HttpsListener {
  Type<Listener> TYPE =
      new Alternatives<>(
          List.<Alternative<? extends Listener>>of(
              HttpListener.ALTERNATIVE, HttpsListener.ALTERNATIVE));

  /** The listener that forwards to the webserver. */
  Ref ref();

  /** The ports of a load balancer with a security group. */
  List<Port> ports(Peer loadBalancer);

  /** The port and the protocol, for a sentence. */
  String words();

  /** The address that people use. */
  Value url(Value dnsName);

  /** What is made for it. */
  Part draw();

  /** What keeps its risks away. */
  List<Control> controls();

  void check(String region, Findings findings);
}
