package io.dagform.capability.process;

import io.dagform.blueprint.Identity;
import io.dagform.blueprint.Once;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Peer;
import java.util.List;

/** The security groups of the tasks. */
public record GroupsPart(List<Identity> identities) implements Part {
  public GroupsPart {
    identities = List.copyOf(identities);
  }

  @Override
  public List<Peer.SecurityGroup> securityGroups() {
    return Once.of(identities.stream().map(Identity::group));
  }
}
