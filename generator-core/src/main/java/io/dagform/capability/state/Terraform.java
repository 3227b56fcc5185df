package io.dagform.capability.state;

import static io.dagform.spec.Field.byProfile;
import static io.dagform.spec.Field.described;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.spelled;
import static io.dagform.spec.Scalars.bool;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.maybe;
import static io.dagform.spec.Scalars.text;

import io.dagform.diagnostic.Findings;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import io.dagform.spec.Type;
import java.util.List;
import java.util.Optional;

/**
 * How Terraform runs: where it keeps its state, and with which AWS provider.
 *
 * @param awsProvider the provider's major version
 * @param preventDestroy whether it refuses to destroy what holds data
 */
public record Terraform(
    Backend backend, Optional<String> assumeRole, int awsProvider, boolean preventDestroy) {
  private static final String LOCAL = "local";

  private static final Field<Backend> BACKEND =
      spelled("backend", Backend.TYPE, "local", "Where the state is kept.");

  private static final Field<Optional<String>> ASSUME_ROLE =
      described(
          "assume_role",
          maybe(text(Form.ROLE_ARN)),
          Optional.empty(),
          "whoever runs Terraform",
          "ARN of the role that Terraform takes.");

  private static final Field<Integer> AWS_PROVIDER =
      optional(
          "aws_provider",
          integer(5, 6, "hashicorp/aws"),
          5,
          "Major version of the AWS provider: 5 is `~> 5.100`, 6 is `~> 6.0`.");

  private static final Field<Boolean> PREVENT_DESTROY =
      byProfile(
          "prevent_destroy",
          bool(),
          false,
          false,
          true,
          "Whether Terraform refuses to destroy or to replace what holds data.");

  public static final Type<Terraform> TYPE =
      new MapType<>(
          List.of(BACKEND, ASSUME_ROLE, AWS_PROVIDER, PREVENT_DESTROY),
          in ->
              new Terraform(
                  in.get(BACKEND),
                  in.get(ASSUME_ROLE),
                  in.get(AWS_PROVIDER),
                  in.get(PREVENT_DESTROY)));

  /** Where the state is, in words that differ where it is another place. */
  public String state() {
    return backend.state().orElse(LOCAL);
  }

  /**
   * Why a pipeline can't plan or apply.
   *
   * @param better the way out
   */
  public record Obstacle(String why, String better) {}

  /** Why a pipeline can't plan or apply; absent if it can. */
  public Optional<Obstacle> obstacle() {
    if (assumeRole.isPresent()) {
      return Optional.of(
          new Obstacle(
              "Terraform takes the role of `terraform.assume_role`, which does not trust it",
              "Leave out `terraform.assume_role`, and let people take that role before they apply."));
    }
    return backend.state().isPresent()
        ? Optional.empty()
        : Optional.of(
            new Obstacle(
                "the state is in a file that it does not have",
                "Keep the state in S3 by `terraform.backend`."));
  }

  /**
   * Checks it.
   *
   * @param bucket the deployment's own bucket
   */
  public void check(String bucket, Findings findings) {
    backend.check(bucket, findings);
  }
}
