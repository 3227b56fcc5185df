package io.dagform.endtoend;

import io.dagform.Target;
import io.dagform.blueprint.Grant;
import io.dagform.capability.iam.PipelinePart;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the roles of a pipeline may do. */
final class PipelineRights {
  private PipelineRights() {}

  /** The pipeline of a deployment that has one. */
  static PipelinePart pipeline(Target target) {
    return target.blueprint().parts().stream()
        .filter(PipelinePart.class::isInstance)
        .map(PipelinePart.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** The actions of a role. */
  static Set<String> of(PipelinePart pipeline, String role) {
    Stream<Grant> own =
        pipeline.pipelineRoles().stream()
            .filter(candidate -> candidate.key().equals(role))
            .flatMap(candidate -> candidate.grants().stream());
    Stream<Grant> managed =
        pipeline.managedPolicies().stream()
            .filter(policy -> policy.roles().stream().anyMatch(has -> has.key().equals(role)))
            .flatMap(policy -> policy.grants().stream());
    return Stream.concat(own, managed)
        .flatMap(grant -> grant.actions().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
