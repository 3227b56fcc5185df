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
 * The pipelines of a project on GitLab (GitLab documentation, OIDC authentication using ID tokens).
 *
 * <p>A merge request has no subject of its own: its tokens name the branch that is to be merged, so
 * the role that plans is for every branch of the project.
 */
record GitlabPipeline(Pipeline pipeline) implements Publisher {
  private static final SpecPath PATH = SpecPath.of("iam.publisher.gitlab");

  private static final Field<String> PROJECT =
      required("project", text(Form.GITLAB_PROJECT), "Project with its groups.");
  private static final Field<String> PROVIDER =
      required(
          Pipeline.PROVIDER_KEY,
          text(Form.GITLAB_PROVIDER_ARN),
          "ARN of the account's OIDC provider for GitLab, which is there already; its audience is `https://` and the host.");

  static final Alternative<GitlabPipeline> ALTERNATIVE =
      Alternative.with(
          "gitlab",
          new MapType<>(
              Pipeline.fields(PROJECT, PROVIDER),
              in ->
                  of(
                      in.get(PROJECT),
                      in.get(Pipeline.BRANCH),
                      in.get(PROVIDER),
                      PipelineNames.of(in))),
          "GitLab's pipelines by roles for plan, apply and publishing, without keys.");

  private static GitlabPipeline of(
      String project, String branch, String provider, PipelineNames names) {
    String subject = "project_path:" + project + ":ref_type:branch:ref:";
    return new GitlabPipeline(
        new Pipeline(
            PATH,
            project,
            branch,
            provider,
            "https://" + provider.substring(provider.indexOf('/') + 1),
            new Pipeline.Subject("StringLike", subject + "*"),
            new Pipeline.Subject("StringEquals", subject + branch),
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
