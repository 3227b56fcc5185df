package io.dagform.capability.network;

import static io.dagform.text.Text.format;

import io.dagform.aws.Regions;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;

/** Which regions there are. */
public final class RegionRules {
  private RegionRules() {}

  /** Reports a region that does not exist. */
  public static void exists(String region, SpecPath path, Findings findings) {
    if (!Regions.all().contains(region)) {
      findings.add(
          DiagnosticCode.UNKNOWN_REGION,
          path,
          format("`%s` is `%s`, which is no region of AWS's commercial partition.", path, region),
          format("Choose one of %s.", String.join(", ", Regions.all())));
    }
  }
}
