package io.dagform.capability.process;

import io.dagform.model.Size;
import java.util.List;
import java.util.Optional;

/**
 * What the spec says of a process.
 *
 * @param ephemeralStorageGib of the task's own disk; absent if Fargate's 20 GiB will do
 * @param capacity what its tasks run on
 * @param securityGroups further groups, whose rules somebody else owns
 * @param needs what code in it needs, over what all code needs
 * @param service how people look after it
 */
public record ProcessSettings(
    Size size,
    Optional<Integer> ephemeralStorageGib,
    Capacity capacity,
    List<String> securityGroups,
    UserNeeds needs,
    ServiceSettings service) {
  public ProcessSettings {
    securityGroups = List.copyOf(securityGroups);
  }
}
