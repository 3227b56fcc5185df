package io.dagform.check;

import static io.dagform.text.Text.format;

import io.dagform.aws.Cidr;
import io.dagform.aws.Regions;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.SpecPath;
import java.util.ArrayList;
import java.util.List;

/** Collects what a rule finds. */
final class Findings {
  private final Locator at;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  Findings(Locator at) {
    this.at = at;
  }

  /**
   * Reports a problem.
   *
   * @param path the field, as in {@code network.vpc.cidr}
   */
  void add(DiagnosticCode code, SpecPath path, String message, String hint) {
    diagnostics.add(Diagnostic.of(code, path, at.of(path), message, hint));
  }

  /** Reports a CIDR block that EC2 would store otherwise than it is written. */
  void requireCanonical(Cidr cidr, SpecPath path) {
    if (!cidr.isCanonical()) {
      add(
          DiagnosticCode.CIDR_NOT_CANONICAL,
          path,
          format("`%s` is %s, which has bits set behind its prefix.", path, cidr),
          format("Write %s.", cidr.canonical()));
    }
  }

  /** Reports a region that does not exist. */
  void requireRegion(String region, SpecPath path) {
    if (!Regions.all().contains(region)) {
      add(
          DiagnosticCode.UNKNOWN_REGION,
          path,
          format("`%s` is `%s`, which is no region of AWS's commercial partition.", path, region),
          format("Choose one of %s.", String.join(", ", Regions.all())));
    }
  }

  List<Diagnostic> all() {
    return List.copyOf(diagnostics);
  }
}
