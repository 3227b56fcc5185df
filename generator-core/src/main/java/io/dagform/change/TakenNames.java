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
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Nothing can get a name in AWS that another output still has. */
final class TakenNames {
  private final Records is;
  private final SortedMap<String, SortedSet<String>> asked;
  private final Locator at;
  private final Findings findings;

  private TakenNames(
      Records is, SortedMap<String, SortedSet<String>> asked, Locator at, Findings findings) {
    this.is = is;
    this.asked = asked;
    this.at = at;
    this.findings = findings;
  }

  /** Those that an output asks for and did not have before. */
  static TakenNames of(Records was, Records is, Locator at, Findings findings) {
    SortedMap<String, SortedSet<String>> had = was.namesByType();
    SortedMap<String, SortedSet<String>> asked = new TreeMap<>();
    is.names()
        .forEach(
            (address, names) -> {
              SortedSet<String> added = new TreeSet<>(names);
              added.removeAll(
                  had.getOrDefault(new Ref(address).type(), Collections.emptySortedSet()));
              if (!added.isEmpty()) {
                asked.put(address, added);
              }
            });
    return new TakenNames(is, asked, at, findings);
  }

  /**
   * Compares.
   *
   * @param isFirst whether nothing was generated yet where the new output goes
   * @param name what names in AWS start with
   * @param folder of the new output, as people call it
   */
  void check(OtherOutput other, boolean isFirst, String name, String folder) {
    SortedMap<String, SortedMap<String, String>> byField = new TreeMap<>();
    is.common(asked, other)
        .forEach(
            (address, names) ->
                byField
                    .computeIfAbsent(
                        Fields.ofName(address, at).toString(), field -> new TreeMap<>())
                    .put(address, names.first()));
    byField.forEach(
        (field, names) ->
            findings.add(
                DiagnosticCode.TAKEN_NAME,
                SpecPath.of(field),
                format(
                    "`%s` asks for what `%s`%s still has in AWS: %s.",
                    field,
                    other.folder(),
                    other.lives() ? "" : ", which belongs to no environment any more,",
                    names.entrySet().stream()
                        .map(taken -> format("`%s` (`%s`)", taken.getValue(), taken.getKey()))
                        .collect(Collectors.joining(", "))),
                wayOut(other, isFirst, name, folder)
                    + format(", or choose another name%s.", otherAccount(other, names.keySet()))));
  }

  private String wayOut(OtherOutput other, boolean isFirst, String name, String folder) {
    if (other.lives()) {
      return format(
          "Change `%s` alone, generate and apply it, and this one after it", other.folder());
    }
    String made =
        format(
            "what `%s` made by `terraform destroy` there and delete its files, `.dagform/manifest` among them",
            other.folder());
    if (!isFirst) {
      return "Destroy " + made;
    }
    String former =
        other
            .name()
            .filter(its -> !its.equals(name) && Fields.keepsNames(at))
            .map(its -> format(" and write `renamed_from: %s` there", its))
            .orElse("");
    return format(
        "If the environment was renamed, move what is in `%s` to `%s`%s; otherwise destroy %s",
        other.folder(), folder, former, made);
  }

  private String otherAccount(OtherOutput other, Set<String> addresses) {
    boolean helps =
        other.records().knowsAccount()
            && !is.knowsAccount()
            && addresses.stream()
                .anyMatch(address -> Held.reach(new Ref(address).type()) != Held.Reach.EVERYWHERE);
    return helps ? ", or say the `account_id` if it is another" : "";
  }
}
