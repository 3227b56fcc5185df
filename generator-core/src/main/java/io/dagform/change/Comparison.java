package io.dagform.change;

import io.dagform.aws.ReplacementRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Terraform would do on the way from one output to another. */
public final class Comparison {
  private static final Pattern LABEL = Pattern.compile("\\[[^\\]]*]");
  private static final String TAGS = "default_tags";
  private static final String CALLER = "${data.aws_caller_identity.current.account_id}";

  private final Resources before;
  private final Resources after;
  private final boolean otherTags;
  private final List<Change.Difference> elsewhere;

  /** The account that one of the outputs names: the state is of it, so it is the other's, too. */
  private final Optional<String> account;

  /** Those whose attributes AWS tells only after the apply. */
  private final Set<String> renewed = new HashSet<>();

  private final SortedMap<String, List<Change.Difference>> differences = new TreeMap<>();

  private Comparison(Resources before, Resources after, List<Change.Difference> elsewhere) {
    this.before = before;
    this.after = after;
    this.elsewhere = elsewhere;
    this.otherTags = !tags(before).equals(tags(after));
    this.account =
        Stream.of(before, after)
            .flatMap(each -> text(each, Records.ACCOUNTS).stream())
            .map(accounts -> accounts.replaceAll("[\\[\\]]", ""))
            .findFirst();
  }

  /** The changes by address, where the one becomes the other. */
  public static List<Change> change(Resources before, Resources after) {
    return new Comparison(before, after, elsewhere(before, after)).changes();
  }

  /** What differs by address, where the two stand beside each other. */
  public static List<Change> contrast(Resources before, Resources after) {
    return new Comparison(before, after, List.of()).changes();
  }

  /**
   * In another region, or account, there is nothing of what was: all of it is made anew, and
   * Terraform knows no more of the former.
   */
  private static List<Change.Difference> elsewhere(Resources before, Resources after) {
    List<Change.Difference> elsewhere = new ArrayList<>();
    for (String argument : List.of(Records.ACCOUNTS, Records.REGION)) {
      Optional<String> was = text(before, argument);
      Optional<String> is = text(after, argument);
      if (was.isPresent() && is.isPresent() && !was.equals(is)) {
        elsewhere.add(new Change.Difference(Records.PROVIDER + "." + argument, was, is, true));
      }
    }
    return elsewhere;
  }

  private static Optional<String> text(Resources resources, String argument) {
    return Optional.ofNullable(resources.provider().get(argument)).map(Argument::text);
  }

  private static SortedMap<String, Argument> tags(Resources resources) {
    SortedMap<String, Argument> tags = new TreeMap<>(resources.provider());
    tags.keySet().removeIf(argument -> !argument.startsWith(TAGS));
    return tags;
  }

  private List<Change> changes() {
    for (String address : after.byAddress().keySet()) {
      if (former(address).isEmpty()) {
        renewed.add(address);
      }
    }
    // What is replaced has other attributes, for which others may be replaced in turn.
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Resource resource : after.byAddress().values()) {
        Optional<Resource> former = former(resource.address());
        if (former.isPresent()) {
          List<Change.Difference> found = compare(former.get(), resource);
          differences.put(resource.address(), found);
          grows |=
              found.stream().anyMatch(Change.Difference::replaces)
                  && renewed.add(resource.address());
        }
      }
    }
    return collect();
  }

  private List<Change> collect() {
    List<Change> changes = new ArrayList<>();
    Set<String> addresses = new TreeSet<>(before.byAddress().keySet());
    addresses.addAll(after.byAddress().keySet());
    for (String address : addresses) {
      change(address).ifPresent(changes::add);
    }
    return changes;
  }

  private Optional<Change> change(String address) {
    if (!after.byAddress().containsKey(address)) {
      if (goesTo(address).isPresent()) {
        return Optional.empty();
      }
      return Optional.of(
          new Change(
              address,
              after.forgotten().contains(address) ? Action.FORGET : Action.DESTROY,
              Optional.empty(),
              List.of()));
    }
    Optional<Resource> former = former(address);
    if (former.isEmpty()) {
      return Optional.of(new Change(address, Action.CREATE, Optional.empty(), List.of()));
    }
    Optional<String> moved =
        Optional.of(former.get().address()).filter(old -> !old.equals(address));
    List<Change.Difference> found = differences.getOrDefault(address, List.of());
    if (found.isEmpty()) {
      return moved.map(old -> new Change(address, Action.MOVE, moved, List.of()));
    }
    return Optional.of(
        new Change(
            address,
            found.stream().anyMatch(Change.Difference::replaces) ? Action.REPLACE : Action.UPDATE,
            moved,
            found));
  }

  /** The resource that becomes the one at an address. */
  private Optional<Resource> former(String address) {
    for (Map.Entry<String, String> move : after.moved().entrySet()) {
      Resource old = before.byAddress().get(move.getKey());
      if (move.getValue().equals(address)
          && old != null
          && !before.byAddress().containsKey(address)) {
        return Optional.of(old);
      }
    }
    return Optional.ofNullable(before.byAddress().get(address));
  }

  private Optional<String> goesTo(String former) {
    return Optional.ofNullable(after.moved().get(former))
        .filter(address -> !before.byAddress().containsKey(address));
  }

  private List<Change.Difference> compare(Resource old, Resource now) {
    List<Change.Difference> found = new ArrayList<>(elsewhere);
    Set<String> names = new TreeSet<>(old.arguments().keySet());
    names.addAll(now.arguments().keySet());
    for (String name : names) {
      Argument was = old.arguments().get(name);
      Argument is = now.arguments().get(name);
      if ((is == null && ReplacementRules.staysWhenRemoved(now.type(), name))
          || isEnlarged(now, name, was, is)) {
        continue;
      }
      boolean differs = was == null || is == null || !text(was).equals(text(is)) || isUnknown(is);
      if (differs && !now.ignored().contains(outermost(name))) {
        found.add(
            new Change.Difference(
                name,
                Optional.ofNullable(was).map(Argument::text),
                Optional.ofNullable(is).map(Argument::text),
                ReplacementRules.replaces(now.type(), LABEL.matcher(name).replaceAll(""))));
      }
    }
    if (otherTags && ReplacementRules.takesTags(now.type())) {
      found.add(new Change.Difference("tags_all", Optional.empty(), Optional.empty(), false));
    }
    return found;
  }

  /**
   * Whether it is storage that AWS may have enlarged meanwhile: the provider leaves it as it is
   * (resource aws_db_instance, max_allocated_storage).
   */
  private static boolean isEnlarged(
      Resource now, String name, @Nullable Argument was, @Nullable Argument is) {
    if (was == null || is == null || !name.equals(DatabaseChange.STORAGE)) {
      return false;
    }
    int wanted = Integer.parseInt(is.text());
    return Integer.parseInt(was.text()) > wanted
        && now.text(DatabaseChange.MAXIMUM_STORAGE)
            .filter(maximum -> Integer.parseInt(maximum) > wanted)
            .isPresent();
  }

  private String text(Argument argument) {
    return account.map(id -> argument.text().replace(CALLER, id)).orElse(argument.text());
  }

  private static String outermost(String argument) {
    return argument.split("[.\\[]", 2)[0];
  }

  private boolean isUnknown(Argument argument) {
    return argument.awaited().stream().anyMatch(renewed::contains);
  }
}
