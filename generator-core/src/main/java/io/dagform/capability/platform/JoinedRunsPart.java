package io.dagform.capability.platform;

import io.dagform.blueprint.Flow;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.Peer;
import io.dagform.blueprint.TaskExtension;
import java.util.List;

/**
 * The runs of code locations in states of their own, which have the platform's network.
 *
 * @param group of all runs
 * @param needs what they reach
 */
public record JoinedRunsPart(Peer.SecurityGroup group, List<TaskExtension> needs) implements Part {
  public JoinedRunsPart {
    needs = List.copyOf(needs);
  }

  @Override
  public List<Peer.SecurityGroup> securityGroups() {
    return List.of(group);
  }

  @Override
  public List<Flow> flows() {
    return needs.stream()
        .flatMap(need -> need.uses().stream())
        .map(end -> end.from(group))
        .toList();
  }
}
