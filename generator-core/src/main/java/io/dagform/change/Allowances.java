package io.dagform.change;

import static io.dagform.text.Text.format;

import io.dagform.aws.Held;
import io.dagform.aws.ReplacementRules;
import io.dagform.aws.Satellites;
import io.dagform.blueprint.Safeguards;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.hcl.Ref;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a spec allows to be lost, and what it leaves in AWS; each as long as that is for something.
 */
final class Allowances {
  private static final SpecPath RETIRE = SpecPath.of("retire");
  private static final SpecPath ALLOW = SpecPath.of("allow_replacement");
  private static final String ADDRESS = "address";

  private final Records was;
  private final Records is;
  private final Safeguards safeguards;
  private final Findings findings;
  private final Set<String> used = new TreeSet<>();

  /**
   * None is used yet.
   *
   * @param is what the new manifest remembers, to which they add what was allowed
   */
  Allowances(Records was, Records is, Safeguards safeguards, Findings findings) {
    this.was = was;
    this.is = is;
    this.safeguards = safeguards;
    this.findings = findings;
  }

  /**
   * Whether a resource may go.
   *
   * @param arguments that are remembered of it
   */
  boolean drop(String address, SortedMap<String, SortedSet<String>> arguments) {
    boolean retired = safeguards.retired().containsKey(address);
    if (!retired && !mayBeLost(address, arguments)) {
      return isSatelliteOfRetired(address);
    }
    if (!retired) {
      checkEnd(address);
    }
    used.add(address);
    remember(address, arguments);
    return true;
  }

  /** Whether nothing that stays stands in what may go, and its allowance is for that. */
  private void checkEnd(String address) {
    standing(address)
        .ifPresent(
            kept ->
                findings.add(
                    DiagnosticCode.STUCK_CHANGE,
                    ALLOW.key(address),
                    format(
                        "`%s` is retired and may stand in `%s`, which AWS does not delete then.",
                        kept, address),
                    format("Retire that, too: `retire: {%s: REASON}`.", address)));
    if (was.earlier().containsKey(address)) {
      findings.add(
          DiagnosticCode.SPENT_ALLOWANCE,
          ALLOW.key(address),
          format("`%s` was for a replacement, and not for the end of it.", ALLOW.key(address)),
          "Remove it and generate once that change is applied; then write it anew.");
    }
  }

  /**
   * Whether a resource may be replaced since an argument of it changes.
   *
   * @param arguments that are remembered of it
   */
  boolean replace(
      String address,
      String argument,
      String before,
      String after,
      SortedMap<String, SortedSet<String>> arguments) {
    if (!mayBeLost(address, arguments)) {
      return false;
    }
    used.add(address);
    SortedSet<String> earlier =
        was.earlier()
            .getOrDefault(address, Collections.emptySortedMap())
            .getOrDefault(argument, Collections.emptySortedSet());
    if (!earlier.isEmpty() && !earlier.contains(after)) {
      findings.add(
          DiagnosticCode.SPENT_ALLOWANCE,
          ALLOW.key(address),
          format(
              "`%s` was for the change from `%s` to `%s`, and not for `%s`.",
              ALLOW.key(address), earlier.first(), before, after),
          "Remove it and generate once that change is applied; then write it anew.");
    }
    Records.add(is.earlier(), address, argument, before);
    return true;
  }

  /** Whether the spec allows a loss; AWS has to, too. */
  private boolean mayBeLost(String address, SortedMap<String, SortedSet<String>> arguments) {
    if (!safeguards.replaceable().containsKey(address)) {
      return false;
    }
    for (Held.Argument argument : Held.arguments(new Ref(address).type())) {
      if (argument.hazard() == Held.Hazard.PROTECTION
          && arguments
              .getOrDefault(argument.name(), Collections.emptySortedSet())
              .contains("true")) {
        findings.add(
            DiagnosticCode.STUCK_CHANGE,
            ALLOW.key(address),
            format(
                "`%s` is protected from deletion, so that AWS refuses what `%s` allows.",
                address, ALLOW.key(address)),
            "Set `deletion_protection: false` there and apply that first.");
        break;
      }
    }
    return true;
  }

  /** What is retired and may stand in a resource, which has to stay with it. */
  Optional<String> standing(String ground) {
    return safeguards.retired().keySet().stream()
        .filter(retired -> Satellites.mayStandIn(retired, ground))
        .findFirst();
  }

  private boolean isSatelliteOfRetired(String address) {
    return safeguards.retired().keySet().stream()
        .anyMatch(retired -> Satellites.of(retired).contains(address));
  }

  private void remember(String address, SortedMap<String, SortedSet<String>> arguments) {
    arguments.forEach(
        (argument, values) ->
            values.forEach(value -> Records.add(is.earlier(), address, argument, value)));
  }

  /** What was retired before and has in AWS what something of the type asks for. */
  List<String> holders(String type, String value) {
    return safeguards.retired().keySet().stream()
        .filter(retired -> new Ref(retired).type().equals(type))
        .filter(retired -> !was.unique().containsKey(retired))
        .filter(retired -> earlierName(type, retired).contains(value))
        .toList();
  }

  /** What AWS gives once and has given to what was retired. */
  private SortedSet<String> earlierName(String type, String retired) {
    SortedMap<String, SortedSet<String>> arguments =
        was.earlier().getOrDefault(retired, Collections.emptySortedMap());
    List<String> names = Held.unique(type);
    return names.size() == 1
        ? arguments.getOrDefault(names.get(0), Collections.emptySortedSet())
        : Collections.emptySortedSet();
  }

  /**
   * What is left when every change had its say.
   *
   * @param known whether a manifest tells what was there before
   */
  void settle(Resources resources, boolean known) {
    for (String address : safeguards.retired().keySet()) {
      if (resources.byAddress().containsKey(address)) {
        findings.add(
            DiagnosticCode.RETIRED_IN_USE,
            RETIRE.key(address),
            format("`%s` is retired, and the spec still makes it.", address),
            "Remove the one or the other.");
      } else if (!isSettled(address)) {
        leave(address, known);
      }
    }
    for (String address : safeguards.replaceable().keySet()) {
      if (!isSettled(address)) {
        allow(address, known);
      }
    }
    withdrawn(resources);
  }

  /** An allowance stands as long as it is, or was, for something. */
  private boolean isSettled(String address) {
    if (used.contains(address)) {
      return true;
    }
    SortedMap<String, SortedSet<String>> earlier = was.earlier().get(address);
    if (earlier == null) {
      return false;
    }
    remember(address, earlier);
    return true;
  }

  /** What goes and could go without a word may stay in AWS where it can do so alone. */
  private void leave(String address, boolean known) {
    String type = new Ref(address).type();
    if (!known) {
      unknown(address);
    } else if (was.unique().containsKey(address) && Held.staysAlone(type)) {
      was.unique()
          .get(address)
          .forEach(value -> Records.add(is.earlier(), address, Held.unique(type).get(0), value));
    } else if (was.knows(address) || !isRemembered(type)) {
      nothing(RETIRE.key(address), harmless(address));
    } else {
      nothing(RETIRE.key(address), format("`%s` was not there before", address));
    }
  }

  /** Whether the manifest would know of a resource of the type. */
  private boolean isRemembered(String type) {
    return !Held.arguments(type).isEmpty()
        || (!Held.unique(type).isEmpty() && !was.unique().isEmpty());
  }

  private void allow(String address, boolean known) {
    String type = new Ref(address).type();
    if (!known) {
      unknown(address);
    } else if (ReplacementRules.loss(type).isEmpty() && Held.stuckWhenDropped(type).isEmpty()) {
      nothing(ALLOW.key(address), harmless(address));
    } else {
      nothing(ALLOW.key(address), format("`%s` is neither destroyed nor replaced", address));
    }
  }

  private static String harmless(String address) {
    return format("nothing is lost with `%s`, which may go without a word", address);
  }

  private void unknown(String address) {
    Records.add(is.earlier(), address, ADDRESS, address);
  }

  private void nothing(SpecPath path, String why) {
    findings.add(
        DiagnosticCode.UNUSED_ALLOWANCE,
        path,
        format("`%s` allows nothing: %s.", path, why),
        "Remove it, so that it does not allow a later change that nobody thought of.");
  }

  /** What was allowed and is not any more: nobody knows here whether it was applied. */
  private void withdrawn(Resources resources) {
    for (String address : was.earlier().keySet()) {
      if (ReplacementRules.loss(new Ref(address).type()).isPresent()
          && !is.earlier().containsKey(address)
          && !resources.moved().containsKey(address)) {
        findings.add(
            DiagnosticCode.UNCHECKED_CHANGE,
            SpecPath.ROOT,
            format("What was allowed to happen to `%s` is not in the spec any more.", address),
            "If that was not applied yet, the next apply does it all the same, and destroys what was to be kept; then write the allowance again until it is applied.");
      }
    }
  }
}
