package io.dagform.capability.state;

import static io.dagform.spec.Field.described;

import io.dagform.diagnostic.Findings;
import io.dagform.spec.Field;
import io.dagform.spec.MapType;
import io.dagform.spec.Type;
import java.util.List;

/** How Terraform runs: where it keeps its state. */
public record Terraform(Backend backend) {
  private static final Field<Backend> BACKEND =
      described("backend", Backend.TYPE, new LocalBackend(), "`local`", "Where the state is kept.");

  public static final Type<Terraform> TYPE =
      new MapType<>(List.of(BACKEND), in -> new Terraform(in.get(BACKEND)));

  /**
   * Checks it.
   *
   * @param bucket the deployment's own bucket
   */
  public void check(String bucket, Findings findings) {
    backend.check(bucket, findings);
  }
}
