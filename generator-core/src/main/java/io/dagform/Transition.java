package io.dagform;

import io.dagform.blueprint.Frame;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way from one output to another.
 *
 * @param before absent where nothing was there
 * @param isChange whether the one becomes the other; otherwise they only stand beside each other
 */
public record Transition(Optional<Target> before, Target after, boolean isChange) {
  /** Two outputs that have nothing to do with each other. */
  public static Transition between(Target one, Target other) {
    return new Transition(Optional.of(one), other, false);
  }

  /**
   * From each target of a spec to that of another version of it: to the environment of the same
   * name, or else to one that is not in the former spec and kept the names in AWS of one that left
   * (`renamed_from`).
   */
  public static List<Transition> of(List<Target> former, List<Target> targets) {
    List<Transition> transitions = new ArrayList<>();
    Set<Optional<String>> taken = new HashSet<>();
    targets.forEach(target -> taken.add(target.environment()));
    for (Target target : targets) {
      Optional<Target> namesake =
          former.stream()
              .filter(other -> other.environment().equals(target.environment()))
              .findFirst();
      Optional<Target> before =
          namesake.or(
              () ->
                  former.stream()
                      .filter(other -> !taken.contains(other.environment()))
                      .filter(other -> haveTheSameNames(frame(other), frame(target)))
                      .findFirst());
      before.ifPresent(other -> taken.add(other.environment()));
      transitions.add(new Transition(before, target, true));
    }
    return transitions;
  }

  private static Frame frame(Target target) {
    return target.blueprint().frame();
  }

  private static boolean haveTheSameNames(Frame one, Frame other) {
    return one.name().equals(other.name())
        && one.region().equals(other.region())
        && one.accountId().equals(other.accountId());
  }

  /**
   * The name of the environment that became this one, where that is another; empty where it had
   * none.
   */
  public Optional<String> formerEnvironment() {
    return before
        .filter(other -> isChange)
        .filter(other -> !other.environment().equals(after.environment()))
        .map(other -> other.environment().orElse(""));
  }
}
