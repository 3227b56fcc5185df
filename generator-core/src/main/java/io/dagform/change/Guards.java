package io.dagform.change;

import static io.dagform.text.Text.format;

import io.dagform.aws.Held;
import io.dagform.aws.ReplacementRules;
import io.dagform.blueprint.Safeguards;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.SpecPath;
import io.dagform.hcl.Ref;
import io.dagform.output.Manifest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Refuses what would lose data or get stuck on the way from the output that a manifest remembers to
 * a new one, unless the spec allows it.
 */
public final class Guards {
  private static final SpecPath RENAMED = SpecPath.of("renamed_from");
  private static final SpecPath DAGSTER_VERSION = SpecPath.of("dagster.version");
  private static final String RULE = "aws_vpc_security_group_";
  private static final String VERSION = "engine_version";

  private final Records was;
  private final Records is;
  private final Resources resources;
  private final Locator at;
  private final Findings findings;
  private final Allowances allowances;

  /**
   * What they found.
   *
   * @param records the lines that the new manifest remembers
   */
  public record Result(List<Diagnostic> diagnostics, SortedSet<String> records) {}

  private Guards(Records was, Records is, Resources resources, Safeguards safeguards, Locator at) {
    this.was = was;
    this.is = is;
    this.resources = resources;
    this.at = at;
    this.findings = new Findings(at);
    this.allowances = new Allowances(was, is, safeguards, findings);
  }

  /**
   * Compares.
   *
   * @param manifest of the output as it is on disk; absent if there is none
   * @param isFirst whether nothing was generated there yet
   * @param name what names in AWS start with
   * @param folder of the output, as people call it
   * @param others outputs beside it
   * @param at says where the spec sets what
   */
  public static Result check(
      Optional<Manifest> manifest,
      boolean isFirst,
      String name,
      Resources resources,
      Safeguards safeguards,
      String folder,
      List<OtherOutput> others,
      Locator at) {
    Records was = manifest.map(Manifest::records).map(Records::parse).orElseGet(Records::none);
    Records is = Records.of(name, safeguards, resources);
    Guards guards = new Guards(was, is, resources, safeguards, at);
    guards.manifest(manifest, isFirst);
    guards.former(name);
    guards.tables();
    guards.state();
    guards.resources();
    guards.taken();
    TakenNames names = TakenNames.of(was, guards.is, at, guards.findings);
    others.forEach(other -> names.check(other, isFirst, name, folder));
    guards.moves();
    guards.allowances.settle(resources, manifest.isPresent());
    return new Result(guards.findings.all().stream().sorted().toList(), guards.is.lines());
  }

  /** What can't be known from such a manifest. */
  private void manifest(Optional<Manifest> manifest, boolean isFirst) {
    manifest
        .map(Manifest::doubt)
        .orElseGet(
            () ->
                Optional.of("is missing where something was generated; nothing was compared.")
                    .filter(doubt -> !isFirst))
        .ifPresent(
            doubt ->
                findings.add(
                    DiagnosticCode.UNCHECKED_CHANGE,
                    SpecPath.ROOT,
                    format("The manifest %s", doubt),
                    "Restore it from version control if you can, and read the plan of Terraform for what it destroys or replaces before you apply."));
  }

  private void former(String name) {
    if (at.isWritten(RENAMED) && !was.name().isEmpty() && !was.name().contains(name)) {
      findings.add(
          DiagnosticCode.UNKNOWN_FORMER_NAME,
          RENAMED,
          format(
              "`%s` is `%s`; names in AWS start with `%s`.",
              RENAMED, name, String.join("` or `", was.name())),
          format("Write `%s: %s`, or remove it.", RENAMED, was.name().first()));
    }
  }

  /** Dagster documentation, "Migrating an instance". */
  private void tables() {
    is.dagster().stream()
        .filter(version -> !was.dagster().isEmpty() && !was.dagster().contains(version))
        .forEach(
            version ->
                findings.add(
                    DiagnosticCode.DAGSTER_MIGRATION,
                    DAGSTER_VERSION,
                    format(
                        "`%s` is `%s`; before, this was generated for %s.",
                        DAGSTER_VERSION, version, String.join(" or ", was.dagster())),
                    "An apply alone may leave tables that the new version can't use: the chapter \"Upgrading Dagster\" of ARCHITECTURE.md migrates them. To an older version only a snapshot of the database leads back."));
  }

  /** Terraform documentation, "Backend configuration". */
  private void state() {
    is.state().stream()
        .filter(place -> !was.state().isEmpty() && !was.state().contains(place))
        .forEach(
            place ->
                findings.add(
                    DiagnosticCode.MOVED_STATE,
                    Fields.state(at),
                    format(
                        "The state is in `%s`; before, this was generated for `%s`. Terraform takes a place where nothing is for a new deployment, and would make everything a second time.",
                        place, String.join("` or `", was.state())),
                    "Before anything is planned, run `terraform init` on the files as they were and `terraform init -migrate-state` on these, in the same folder."));
  }

  /** Each of them; in another region all else follows from that. */
  private void resources() {
    SortedSet<String> before = was.provider(Records.REGION);
    SortedSet<String> after = is.provider(Records.REGION);
    boolean moves = !before.isEmpty() && !after.isEmpty() && !before.containsAll(after);
    was.held()
        .forEach(
            (address, arguments) -> {
              if (!moves || address.equals(Records.PROVIDER)) {
                resource(address, arguments);
              }
            });
  }

  private void resource(String former, SortedMap<String, SortedSet<String>> arguments) {
    String address = resources.moved().getOrDefault(former, former);
    SortedMap<String, SortedSet<String>> now = is.held().get(address);
    if (now == null) {
      dropped(former, arguments);
      return;
    }
    for (Held.Argument argument : Held.arguments(type(address))) {
      SortedSet<String> before =
          arguments.getOrDefault(argument.name(), Collections.emptySortedSet());
      SortedSet<String> after = now.getOrDefault(argument.name(), Collections.emptySortedSet());
      if (!before.isEmpty()
          && !after.isEmpty()
          && !before.containsAll(after)
          && !after.contains(Records.CHOSEN)) {
        changed(address, argument, before.first(), after.first(), arguments);
      }
    }
  }

  private void dropped(String address, SortedMap<String, SortedSet<String>> arguments) {
    Optional<String> loss = ReplacementRules.loss(type(address));
    String stuck = Held.stuckWhenDropped(type(address));
    if ((loss.isEmpty() && stuck.isEmpty()) || allowances.drop(address, arguments)) {
      return;
    }
    SpecPath field = Fields.of(address, "", at);
    findings.add(
        loss.isPresent() ? DiagnosticCode.DESTROYS : DiagnosticCode.STUCK_CHANGE,
        field,
        loss.map(lost -> format("`%s` would be destroyed, and with it %s.", address, lost))
            .orElseGet(() -> format("`%s` would be destroyed, and %s.", address, stuck)),
        format(
            "Revert the change; %2$sor keep it in AWS and out of Terraform with `retire: {%1$s: REASON}`%3$s.",
            address,
            otherName(address).map(way -> "or, " + way + "; ").orElse(""),
            allowances.standing(address).isPresent() ? "" : "; or " + allowance(address)));
  }

  /** How a loss is allowed, in words. */
  private static String allowance(String address) {
    return format("allow it with `allow_replacement: {%s: REASON}`", address)
        + Held.beforeItGoes(type(address)).map(first -> ", and " + first).orElse("");
  }

  private void changed(
      String address,
      Held.Argument argument,
      String before,
      String after,
      SortedMap<String, SortedSet<String>> arguments) {
    switch (argument.hazard()) {
      case PROTECTION -> {
        // Where nothing is lost it may come and go.
      }
      case LOSS -> replaced(address, argument, before, after, arguments);
      case STUCK ->
          stuck(address, argument, before, after)
              .ifPresent(
                  found ->
                      findings.add(
                          found.code(),
                          Fields.of(address, argument.name(), at),
                          found.message(),
                          found.hint()));
    }
  }

  private void replaced(
      String address,
      Held.Argument argument,
      String before,
      String after,
      SortedMap<String, SortedSet<String>> arguments) {
    if (allowances.replace(address, argument.name(), before, after, arguments)) {
      return;
    }
    String renamed =
        formerName(address, argument)
            .map(name -> format("keep the names in AWS with `renamed_from: %s`; or ", name))
            .orElse("");
    findings.add(
        DiagnosticCode.REPLACES,
        Fields.of(address, argument.name(), at),
        format(
            "`%s` would be replaced, and with it %s: `%s` was `%s` and is `%s`.",
            address,
            ReplacementRules.loss(type(address)).orElse("what is in it"),
            argument.name(),
            before,
            after),
        format("Revert the change; or %s%s.", renamed, allowance(address)));
  }

  private Optional<Refusal> stuck(
      String address, Held.Argument argument, String before, String after) {
    return switch (argument.name()) {
      case VERSION -> DatabaseChange.version(address, before, after, allowsMajorVersion(address));
      case DatabaseChange.STORAGE ->
          DatabaseChange.storage(address, before, Integer.parseInt(after));
      default ->
          Optional.of(
              new Refusal(
                  DiagnosticCode.STUCK_CHANGE,
                  format(
                      "An apply would stop halfway at `%s`: `%s` was `%s` and is `%s`, and %s.",
                      address, argument.name(), before, after, argument.why()),
                  formerName(address, argument)
                      .map(
                          name ->
                              format(
                                  "Revert the change, or keep the names in AWS with `renamed_from: %s`.",
                                  name))
                      .orElse(
                          "Revert the change, or make a deployment of another name beside this one.")));
    };
  }

  /** What names began with, where that alone changes an argument and can be kept. */
  private Optional<String> formerName(String address, Held.Argument argument) {
    return was.name().stream()
        .findFirst()
        .filter(name -> Fields.keepsNames(at))
        .filter(name -> Fields.of(address, argument.name(), at).equals(Fields.name(at)));
  }

  private boolean allowsMajorVersion(String address) {
    return Optional.ofNullable(resources.byAddress().get(address))
        .flatMap(resource -> resource.text("allow_major_version_upgrade"))
        .isPresent();
  }

  /** Nothing can be made whose name, port or rule something else still has. */
  private void taken() {
    is.unique()
        .forEach(
            (address, values) -> {
              String value = values.first();
              for (String holder : holders(address, value)) {
                findings.add(
                    DiagnosticCode.STUCK_CHANGE,
                    Fields.of(address, "", at),
                    format(
                        "`%s` would be made while `%s` still has what AWS gives once: `%s`.",
                        address, holder, value),
                    format(
                        "Revert the change; or apply it in two steps%s.",
                        otherName(address).map(way -> "; or, " + way).orElse("")));
              }
            });
  }

  /** How something gets another name and stays what it is, in words. */
  private Optional<String> otherName(String address) {
    if (type(address).startsWith(RULE)) {
      return Optional.of("where only a key was renamed, say what it was with `renamed_from`");
    }
    return Optional.of(
            "where Dagster is to call a code location otherwise, keep its key and write `location_name`")
        .filter(way -> Fields.isOfLocation(address));
  }

  private List<String> holders(String address, String value) {
    if (was.unique().getOrDefault(address, new TreeSet<>()).contains(value)) {
      return List.of();
    }
    List<String> holders = new ArrayList<>();
    was.unique()
        .forEach(
            (holder, values) -> {
              if (values.contains(value)
                  && type(holder).equals(type(address))
                  && !holder.equals(address)
                  && !resources.moved().getOrDefault(holder, holder).equals(address)) {
                holders.add(holder);
              }
            });
    holders.addAll(allowances.holders(type(address), value));
    return holders;
  }

  private void moves() {
    Map<SpecPath, SortedSet<String>> unknown = new LinkedHashMap<>();
    Set<SpecPath> known = new HashSet<>();
    resources
        .moved()
        .forEach(
            (former, address) -> {
              SpecPath field = Fields.formerName(address, at);
              if (resources.byAddress().containsKey(former)) {
                findings.add(
                    DiagnosticCode.UNKNOWN_FORMER_NAME,
                    field,
                    format("`%s` names `%s`, which the spec still makes.", field, former),
                    "Terraform moves nothing to or from what stays: rename one key at a time, generate and apply in between, and remove `renamed_from` before its name is given again.");
              } else if (was.unique().isEmpty()
                  || was.knows(former)
                  || was.earlier().containsKey(former)) {
                known.add(field);
                Records.add(is.earlier(), former, "address", address);
              } else {
                unknown.computeIfAbsent(field, same -> new TreeSet<>()).add(former);
              }
            });
    unknown.keySet().removeAll(known);
    unknown.forEach(
        (field, former) ->
            findings.add(
                DiagnosticCode.UNKNOWN_FORMER_NAME,
                field,
                format("`%s` names `%s`, which never was.", field, String.join("`, `", former)),
                "Write the key that it had when it was generated last, or remove `renamed_from`."));
  }

  private static String type(String address) {
    return address.startsWith("provider.") ? address : new Ref(address).type();
  }
}
