package io.dagform.capability.iam;

import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Scalars.text;
import static io.dagform.text.Text.format;

import io.dagform.blueprint.Control;
import io.dagform.blueprint.Grant;
import io.dagform.capability.state.Terraform;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.hcl.Value;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pipeline that takes roles by the tokens of its OIDC provider.
 *
 * @param path its field of the spec
 * @param repository whose pipeline it is
 * @param branch the one that applies and publishes
 * @param provider the ARN of the account's OIDC provider
 * @param audience whom its tokens are for
 * @param request the subject of the tokens of a request to merge
 * @param merged the subject of the tokens of the branch
 */
public record Pipeline(
    SpecPath path,
    String repository,
    String branch,
    String provider,
    String audience,
    Subject request,
    Subject merged,
    PipelineNames names) {
  static final String PROVIDER_KEY = "oidc_provider_arn";
  static final Field<String> BRANCH =
      optional("branch", text(Form.BRANCH), "main", "Branch that applies and publishes.");

  /** The table of a pipeline's fields. */
  static List<Field<?>> fields(Field<?> repository, Field<?> provider) {
    List<Field<?>> fields = new ArrayList<>(List.of(repository, BRANCH, provider));
    fields.addAll(PipelineNames.FIELDS);
    return fields;
  }

  /**
   * Whose token it is.
   *
   * @param operator how the token's subject is compared
   */
  record Subject(String operator, String text) {}

  /** The condition that a token has a subject and is meant for AWS. */
  List<Grant.Condition> conditions(Subject subject) {
    String issuer = provider.substring(provider.indexOf('/') + 1);
    return List.of(
        new Grant.Condition("StringEquals", issuer + ":aud", List.of(Value.text(audience))),
        new Grant.Condition(
            subject.operator(), issuer + ":sub", List.of(Value.text(subject.text()))));
  }

  void check(Optional<String> accountId, Terraform terraform, Findings findings) {
    String account = provider.split(":", 6)[4];
    accountId
        .filter(own -> !own.equals(account))
        .ifPresent(
            own ->
                findings.add(
                    DiagnosticCode.OIDC_PROVIDER,
                    path.key(PROVIDER_KEY),
                    format(
                        "`%s` is of the account `%s`; the deployment is in `%s`.",
                        path.key(PROVIDER_KEY), account, own),
                    "Name the provider of the deployment's own account."));
    terraform
        .obstacle()
        .ifPresent(
            obstacle ->
                findings.add(
                    DiagnosticCode.PIPELINE_WITHOUT_TERRAFORM,
                    path,
                    format(
                        "The pipeline of `%s` can't plan or apply: %s.",
                        repository, obstacle.why()),
                    obstacle.better()));
  }

  List<Control> controls(boolean bounded) {
    return List.of(
        Control.of(
            bounded,
            DiagnosticCode.UNBOUNDED_PIPELINE,
            path,
            "Bound the roles by `iam.permissions_boundary`. "),
        Control.on(DiagnosticCode.IAM_USER, path));
  }
}
