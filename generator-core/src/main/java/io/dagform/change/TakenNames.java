package io.dagform.change;

import static io.dagform.text.Text.format;

import io.dagform.aws.Held;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.SpecPath;
import io.dagform.hcl.Ref;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Nothing can get a name in AWS that an output without an environment still has. */
record TakenNames(Records was, Records is, Locator at, Findings findings) {
  /**
   * Compares.
   *
   * @param isFirst whether nothing was generated yet where the new output goes
   * @param name what names in AWS start with
   * @param folder of the new output, as people call it
   */
  void check(Orphan orphan, boolean isFirst, String name, String folder) {
    Records still = orphan.records();
    SortedMap<String, SortedSet<String>> had = was.namesByType();
    SortedMap<String, SortedMap<String, String>> byField = new TreeMap<>();
    is.common(still)
        .forEach(
            (address, names) -> {
              if (!had.getOrDefault(new Ref(address).type(), Collections.emptySortedSet())
                  .containsAll(names)) {
                byField
                    .computeIfAbsent(
                        Fields.ofName(address, at).toString(), field -> new TreeMap<>())
                    .put(address, names.first());
              }
            });
    byField.forEach(
        (field, names) ->
            findings.add(
                DiagnosticCode.TAKEN_NAME,
                SpecPath.of(field),
                format(
                    "`%s` asks for what `%s`, which belongs to no environment any more, still has in AWS: %s.",
                    field,
                    orphan.folder(),
                    names.entrySet().stream()
                        .map(taken -> format("`%s` (`%s`)", taken.getValue(), taken.getKey()))
                        .collect(Collectors.joining(", "))),
                renamed(orphan, isFirst, name, folder)
                    + format(
                        " what `%s` made by `terraform destroy` there and delete its files, `.dagform/manifest` among them, or choose another name%s.",
                        orphan.folder(), otherAccount(still, names.keySet()))));
  }

  private static String renamed(Orphan orphan, boolean isFirst, String name, String folder) {
    if (!isFirst) {
      return "Destroy";
    }
    String former =
        orphan
            .name()
            .filter(its -> !its.equals(name))
            .map(its -> format(" and write `renamed_from: %s` there", its))
            .orElse("");
    return format(
        "If the environment was renamed, move what is in `%s` to `%s`%s; otherwise destroy",
        orphan.folder(), folder, former);
  }

  private String otherAccount(Records orphan, Set<String> addresses) {
    boolean helps =
        orphan.knowsAccount()
            && !is.knowsAccount()
            && addresses.stream()
                .anyMatch(address -> Held.reach(new Ref(address).type()) != Held.Reach.EVERYWHERE);
    return helps ? ", or say the `account_id` if it is another" : "";
  }
}
