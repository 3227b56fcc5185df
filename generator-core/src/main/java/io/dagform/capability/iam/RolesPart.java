package io.dagform.capability.iam;

import io.dagform.blueprint.CloudName;
import io.dagform.blueprint.Identity;
import io.dagform.blueprint.Once;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Role;
import java.util.List;
import java.util.stream.Stream;

/** The names of the roles of the tasks. */
public record RolesPart(Iam iam, List<Identity> identities) implements Part {
  public RolesPart {
    identities = List.copyOf(identities);
  }

  @Override
  public List<CloudName> names() {
    return roles().stream().map(iam::nameOf).toList();
  }

  private List<Role> roles() {
    return Once.of(
        identities.stream().flatMap(identity -> Stream.of(identity.execution(), identity.task())));
  }
}
