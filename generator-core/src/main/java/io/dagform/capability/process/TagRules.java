package io.dagform.capability.process;

import static io.dagform.text.Text.format;

import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * IAM compares keys without their case, and some keys are not the user's (AWS IAM user guide,
 * tagging; Amazon RDS API, Tag).
 */
public final class TagRules {
  private static final List<String> OWN =
      List.of("deployment", "managedby", "name", "terraformstate");

  private TagRules() {}

  /**
   * Checks them.
   *
   * @param path where they stand
   */
  public static void check(SortedMap<String, String> tags, SpecPath path, Findings findings) {
    Map<String, String> seen = new HashMap<>();
    for (String key : tags.keySet()) {
      String folded = key.toLowerCase(Locale.ROOT);
      if (folded.startsWith("aws:") || folded.startsWith("rds:") || OWN.contains(folded)) {
        findings.add(
            DiagnosticCode.RESERVED_NAME,
            path.key(key),
            format("`%s` is a tag of AWS's, or one that Dagform keeps for itself.", path.key(key)),
            "Give it another key.");
      }
      String earlier = seen.putIfAbsent(folded, key);
      if (earlier != null) {
        findings.add(
            DiagnosticCode.DUPLICATE_NAME,
            path.key(key),
            format("`%s` and `%s` differ in their case only.", path.key(key), earlier),
            "IAM takes them for one key: remove one of them.");
      }
    }
  }
}
