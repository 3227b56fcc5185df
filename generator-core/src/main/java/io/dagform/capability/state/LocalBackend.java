package io.dagform.capability.state;

import io.dagform.blueprint.Grant;
import io.dagform.diagnostic.Findings;
import io.dagform.spec.Alternatives.Alternative;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file beside the configuration, which nobody shares. */
record LocalBackend() implements Backend {
  static final Alternative<LocalBackend> ALTERNATIVE =
      Alternative.bare(
          "local",
          new LocalBackend(),
          "State in a file beside the Terraform, which nobody else has.");

  @Override
  public Optional<Map.Entry<String, Map<String, Object>>> block() {
    return Optional.empty();
  }

  @Override
  public Optional<String> state() {
    return Optional.empty();
  }

  @Override
  public List<Grant> reading() {
    return List.of();
  }

  @Override
  public List<Grant> writing() {
    return List.of();
  }

  @Override
  public void check(String bucket, Findings findings) {
    // There is nothing that could be wrong.
  }
}
