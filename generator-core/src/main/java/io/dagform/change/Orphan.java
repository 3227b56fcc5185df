package io.dagform.change;

import io.dagform.aws.ReplacementRules;
import io.dagform.hcl.Ref;
import io.dagform.output.Manifest;
import java.util.List;
import java.util.Optional;

/**
 * An output that belongs to no environment of the spec any more, and may still run.
 *
 * @param folder as people call it
 */
public record Orphan(String folder, Manifest manifest) {
  /** The addresses of what would be lost with it. */
  public List<String> losses() {
    return records().held().keySet().stream()
        .filter(address -> ReplacementRules.loss(new Ref(address).type()).isPresent())
        .toList();
  }

  /** What its names in AWS start with; absent in an old manifest. */
  public Optional<String> name() {
    return records().name().stream().findFirst();
  }

  /** Whether another output has names in AWS in common with it. */
  public boolean sharesNames(Manifest other) {
    return !records().common(Records.parse(other.records())).isEmpty();
  }

  Records records() {
    return Records.parse(manifest.records());
  }
}
