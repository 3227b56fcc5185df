package io.dagform.check;

import static io.dagform.text.Text.format;

import io.dagform.aws.Cidr;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Deployment;
import java.util.List;

/** EC2 refuses a security-group rule twice, and stores a block without its host bits. */
final class AllowedCidrsCheck implements Check {
  private static final SpecPath PATH = SpecPath.of("load_balancer.allowed_cidrs");

  @Override
  public List<Diagnostic> check(Deployment deployment, Locator at) {
    Findings findings = new Findings(at);
    List<String> cidrs = deployment.loadBalancer().allowedCidrs();
    for (int i = 0; i < cidrs.size(); i++) {
      Cidr cidr = Cidr.parse(cidrs.get(i));
      SpecPath path = PATH.index(i);
      findings.requireCanonical(cidr, path);
      if (cidrs.indexOf(cidrs.get(i)) < i) {
        findings.add(
            DiagnosticCode.DUPLICATE_CIDR,
            path,
            format("`%s` allows %s a second time.", path, cidr),
            "Remove it.");
      }
    }
    return findings.all();
  }
}
