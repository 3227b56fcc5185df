package io.dagform.capability.state;

import io.dagform.blueprint.Grant;
import io.dagform.diagnostic.Findings;
import io.dagform.spec.Alternatives;
import io.dagform.spec.Alternatives.Alternative;
import io.dagform.spec.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the state is kept. */
public sealed interface Backend permits LocalBackend, S3Backend {
  Type<Backend> TYPE =
      new Alternatives<>(
          List.<Alternative<? extends Backend>>of(LocalBackend.ALTERNATIVE, S3Backend.ALTERNATIVE));

  /** The name of Terraform's backend and its arguments; absent if it is Terraform's default. */
  Optional<Map.Entry<String, Map<String, Object>>> block();

  /** What stands for the state, wherever it is looked at from; absent if nobody shares it. */
  Optional<String> state();

  /** What a plan needs of it, which reads and locks. */
  List<Grant> reading();

  /** What an apply needs of it beside that. */
  List<Grant> writing();

  void check(String bucket, Findings findings);
}
