package io.dagform.capability.iam;

import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Control;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.Part;
import io.dagform.capability.state.Terraform;
import io.dagform.capability.state.TerraformPart;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.Alternatives;
import io.dagform.spec.Alternatives.Alternative;
import io.dagform.spec.Type;
import java.util.List;
import java.util.Optional;

/** Who publishes code and images, beside the account's administrators. */
public sealed interface Publisher
    permits NoPublisher, PublisherUser, GithubPipeline, GitlabPipeline {
  SpecPath PATH = SpecPath.of("iam.publisher");

  Type<Publisher> TYPE =
      new Alternatives<>(
          List.<Alternative<? extends Publisher>>of(
              NoPublisher.ALTERNATIVE,
              PublisherUser.ALTERNATIVE,
              GithubPipeline.ALTERNATIVE,
              GitlabPipeline.ALTERNATIVE));

  /** Of code that is in images. */
  Type<Publisher> OF_IMAGES =
      new Alternatives<>(
          List.<Alternative<? extends Publisher>>of(
              NoPublisher.ALTERNATIVE, GithubPipeline.ALTERNATIVE, GitlabPipeline.ALTERNATIVE));

  /**
   * What is around it.
   *
   * @param publishCode the rights to publish code; none where none is synced
   * @param push the rights to push the images
   * @param followingRollout what whoever asks for the outcome of an apply needs
   * @param roles the path and the boundary of roles
   * @param others all other parts
   */
  record Surroundings(
      Frame frame,
      List<Grant> publishCode,
      List<Grant> push,
      TerraformPart terraform,
      List<Grant> followingRollout,
      Iam roles,
      Blueprint others) {}

  Part draw(Surroundings around);

  /**
   * What it is checked against.
   *
   * @param accountId the account of the deployment
   * @param syncsCode whether there is code that is published without an image
   */
  record Context(Optional<String> accountId, Terraform terraform, boolean syncsCode) {}

  void check(Context context, Findings findings);

  /**
   * What keeps its risks away.
   *
   * @param bounded whether a policy bounds the roles
   */
  List<Control> controls(boolean bounded);
}
