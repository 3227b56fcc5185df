package io.dagform.capability.iam;

import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.text;

import io.dagform.blueprint.Control;
import io.dagform.blueprint.Part;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.Alternatives.Alternative;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import java.util.List;

/**
 * The workflows of a repository on GitHub (GitHub documentation, OpenID Connect reference).
 *
 * <p>The subject of a repository's tokens names it with the ids of owner and repository, or without
 * them; which of both is set on GitHub, and has been the former for new repositories since July
 * 2026.
 */
record GithubPipeline(Pipeline pipeline) implements Publisher {
  private static final SpecPath PATH = SpecPath.of("iam.publisher.github");
  private static final String AUDIENCE = "sts.amazonaws.com";

  private static final Field<String> REPOSITORY =
      required(
          "repository",
          text(Form.GITHUB_REPOSITORY),
          "Repository as its tokens name it: `sub_claim_prefix` of `gh api repos/OWNER/NAME/actions/oidc/customization/sub`, without `repo:`.");
  private static final Field<String> PROVIDER =
      required(
          Pipeline.PROVIDER_KEY,
          text(Form.GITHUB_PROVIDER_ARN),
          "ARN of the account's OIDC provider for GitHub, which is there already.");

  static final Alternative<GithubPipeline> ALTERNATIVE =
      Alternative.with(
          "github",
          new MapType<>(
              Pipeline.fields(REPOSITORY, PROVIDER),
              in ->
                  of(
                      in.get(REPOSITORY),
                      in.get(Pipeline.BRANCH),
                      in.get(PROVIDER),
                      PipelineNames.of(in))),
          "GitHub's workflows by roles for plan, apply and publishing, without keys.");

  private static GithubPipeline of(
      String repository, String branch, String provider, PipelineNames names) {
    String subject = "repo:" + repository;
    return new GithubPipeline(
        new Pipeline(
            PATH,
            repository,
            branch,
            provider,
            AUDIENCE,
            new Pipeline.Subject("StringEquals", subject + ":pull_request"),
            new Pipeline.Subject("StringEquals", subject + ":ref:refs/heads/" + branch),
            names));
  }

  @Override
  public Part draw(Surroundings around) {
    return new PipelineDrawing(pipeline, around).part();
  }

  @Override
  public void check(Context context, Findings findings) {
    pipeline.check(context.accountId(), context.terraform(), findings);
  }

  @Override
  public List<Control> controls(boolean bounded) {
    return pipeline.controls(bounded);
  }
}
