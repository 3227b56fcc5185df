package io.dagform.check;

import static io.dagform.text.Text.format;

import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Deployment;
import io.dagform.model.Terraform.Backend;
import java.util.List;

/**
 * The bucket of the state is there before Terraform runs, so it is not the one that Terraform
 * creates, and it is in a region that exists.
 */
final class StateCheck implements Check {
  private static final SpecPath S3 = SpecPath.of("terraform.backend.s3");
  private static final SpecPath BUCKET = S3.key("bucket");
  private static final SpecPath REGION = S3.key("region");

  @Override
  public List<Diagnostic> check(Deployment deployment, Locator at) {
    Findings findings = new Findings(at);
    if (deployment.terraform().backend() instanceof Backend.S3 s3) {
      findings.requireRegion(s3.region(), REGION);
      if (s3.bucket().equals(deployment.storage().bucket())) {
        findings.add(
            DiagnosticCode.STATE_BUCKET,
            BUCKET,
            format("`%s` is `%s`, the deployment's own bucket.", BUCKET, s3.bucket()),
            "Name a bucket that exists already.");
      }
    }
    return findings.all();
  }
}
