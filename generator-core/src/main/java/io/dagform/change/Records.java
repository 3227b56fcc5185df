package io.dagform.change;

import static io.dagform.text.Text.format;

import io.dagform.aws.Held;
import io.dagform.blueprint.Safeguards;
import io.dagform.hcl.Ref;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an output's manifest remembers for the guards, a line each.
 *
 * @param name what names in AWS start with; several where version control left a conflict, none in
 *     an old manifest
 * @param dagster the version of Dagster that it was generated for; several where version control
 *     left a conflict, none where another deployment has the database
 * @param state where Terraform's state is; several where version control left a conflict, none in
 *     an old manifest
 * @param held the values of what must not change, by address and argument
 * @param unique what AWS has once only, by address
 * @param earlier the values that the spec allowed to be lost, by address and argument; they stay as
 *     long as the spec allows it
 */
record Records(
    SortedSet<String> name,
    SortedSet<String> dagster,
    SortedSet<String> state,
    SortedMap<String, SortedMap<String, SortedSet<String>>> held,
    SortedMap<String, SortedSet<String>> unique,
    SortedMap<String, SortedMap<String, SortedSet<String>>> earlier) {
  /** What AWS chose, and what it may be told to be only where it is that. */
  static final String CHOSEN = "chosen by AWS";

  static final String PROVIDER = "provider.aws";
  static final String REGION = "region";
  static final String ACCOUNTS = "allowed_account_ids";

  private static final String NAME = "name";
  private static final String DAGSTER = "dagster";
  private static final String STATE = "state";
  private static final String KEEP = "keep";
  private static final String UNIQUE = "unique";
  private static final String EARLIER = "earlier";

  // IAM folds case when it compares names.
  private static final String IAM = "aws_iam_";

  /** Part of a resource of the same output, which another output has one of its own of. */
  private static final Pattern OWN = Pattern.compile("\\$\\{(?!data\\.)");

  /** What is not set, where that says something. */
  private static final Map<String, String> ABSENT =
      Map.of("aws_iam_role.path", "/", "aws_db_instance.availability_zone", CHOSEN);

  /** Nothing. */
  static Records none() {
    return new Records(
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>());
  }

  /** What an output's manifest has to remember. */
  static Records of(String name, Safeguards safeguards, Resources resources) {
    Records records = none();
    records.name.add(name);
    safeguards.dagsterVersion().ifPresent(version -> records.dagster.add(version));
    records.state.add(safeguards.state());
    resources.byAddress().values().forEach(records::remember);
    for (Held.Argument argument : Held.arguments(PROVIDER)) {
      Optional.ofNullable(resources.provider().get(argument.name()))
          .ifPresent(value -> add(records.held, PROVIDER, argument.name(), value.text()));
    }
    return records;
  }

  private void remember(Resource resource) {
    String type = resource.type();
    for (Held.Argument argument : Held.arguments(type)) {
      resource
          .text(argument.name())
          .or(() -> Optional.ofNullable(ABSENT.get(type + "." + argument.name())))
          .ifPresent(value -> add(held, resource.address(), argument.name(), value));
    }
    List<String> arguments = Held.unique(type);
    if (!arguments.isEmpty()) {
      unique
          .computeIfAbsent(resource.address(), address -> new TreeSet<>())
          .add(
              arguments.stream()
                  .map(resource::text)
                  .flatMap(Optional::stream)
                  .collect(Collectors.joining(" ")));
    }
  }

  /** Reads the lines of a manifest; others than these are passed over. */
  static Records parse(SortedSet<String> lines) {
    Records records = none();
    for (String line : lines) {
      String[] words = line.split(" ", 4);
      switch (words[0]) {
        case NAME -> records.name.add(words[1]);
        case DAGSTER -> records.dagster.add(words[1]);
        case STATE -> records.state.add(line.split(" ", 2)[1]);
        case KEEP -> add(records.held, words[1], words[2], unquoted(words[3]));
        case EARLIER -> add(records.earlier, words[1], words[2], words[3]);
        case UNIQUE ->
            records
                .unique
                .computeIfAbsent(words[1], address -> new TreeSet<>())
                .add(line.split(" ", 3)[2]);
        default -> {
          // A later version's.
        }
      }
    }
    return records;
  }

  /** An old manifest has the values as Terraform's language writes them. */
  private static String unquoted(String value) {
    return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1)
        : value;
  }

  static void add(
      SortedMap<String, SortedMap<String, SortedSet<String>>> to,
      String address,
      String argument,
      String value) {
    to.computeIfAbsent(address, key -> new TreeMap<>())
        .computeIfAbsent(argument, key -> new TreeSet<>())
        .add(value);
  }

  /**
   * Of some names, those that another output has, too. Where a manifest does not tell the account
   * or the region, it may be the same.
   *
   * @param names by the address of what has them here
   */
  SortedMap<String, SortedSet<String>> common(
      SortedMap<String, SortedSet<String>> names, OtherOutput other) {
    SortedMap<String, SortedSet<String>> common = new TreeMap<>();
    names.forEach(
        (address, values) -> {
          String type = new Ref(address).type();
          SortedSet<String> both = new TreeSet<>(values);
          both.retainAll(other.namesByType().getOrDefault(type, Collections.emptySortedSet()));
          if (!both.isEmpty() && meets(other.records(), Held.reach(type))) {
            common.put(address, both);
          }
        });
    return common;
  }

  /** The names that AWS gives once, by the type of what has them. */
  SortedMap<String, SortedSet<String>> namesByType() {
    SortedMap<String, SortedSet<String>> byType = new TreeMap<>();
    names()
        .forEach(
            (address, values) ->
                byType
                    .computeIfAbsent(new Ref(address).type(), type -> new TreeSet<>())
                    .addAll(values));
    return byType;
  }

  /**
   * The names that AWS gives once, by address; an old manifest has those of what holds data, and no
   * others.
   */
  SortedMap<String, SortedSet<String>> names() {
    SortedMap<String, SortedSet<String>> names = new TreeMap<>();
    held.forEach(
        (address, arguments) -> {
          List<String> unique = Held.unique(new Ref(address).type());
          if (unique.size() == 1 && arguments.containsKey(unique.get(0))) {
            names.put(address, arguments.get(unique.get(0)));
          }
        });
    names.putAll(unique);
    SortedMap<String, SortedSet<String>> compared = new TreeMap<>();
    names.forEach(
        (address, values) ->
            compared.put(
                address,
                values.stream()
                    .filter(value -> !OWN.matcher(value).find())
                    .map(value -> address.startsWith(IAM) ? value.toLowerCase(Locale.ROOT) : value)
                    .collect(Collectors.toCollection(TreeSet::new))));
    return compared;
  }

  private boolean meets(Records other, Held.Reach reach) {
    return switch (reach) {
      case EVERYWHERE -> true;
      case ACCOUNT -> meets(other, ACCOUNTS);
      case REGION -> meets(other, ACCOUNTS) && meets(other, REGION);
    };
  }

  private boolean meets(Records other, String argument) {
    SortedSet<String> ours = provider(argument);
    SortedSet<String> theirs = other.provider(argument);
    return ours.isEmpty() || theirs.isEmpty() || !Collections.disjoint(ours, theirs);
  }

  /** Takes an account where it does not tell one. */
  void learnAccount(String id) {
    if (!knowsAccount()) {
      add(held, PROVIDER, ACCOUNTS, format("[%s]", id));
    }
  }

  /** Whether it tells the account. */
  boolean knowsAccount() {
    return !provider(ACCOUNTS).isEmpty();
  }

  /** The values of an argument of the AWS provider. */
  SortedSet<String> provider(String argument) {
    return held.getOrDefault(PROVIDER, Collections.emptySortedMap())
        .getOrDefault(argument, Collections.emptySortedSet());
  }

  /** Whether a resource of that address is remembered. */
  boolean knows(String address) {
    return held.containsKey(address) || unique.containsKey(address);
  }

  /** The lines of a manifest. */
  SortedSet<String> lines() {
    SortedSet<String> lines = new TreeSet<>();
    name.forEach(value -> lines.add(NAME + " " + value));
    dagster.forEach(value -> lines.add(DAGSTER + " " + value));
    state.forEach(value -> lines.add(STATE + " " + value));
    lines(KEEP, held, lines);
    lines(EARLIER, earlier, lines);
    unique.forEach(
        (address, values) ->
            values.forEach(value -> lines.add(String.join(" ", UNIQUE, address, value))));
    return lines;
  }

  private static void lines(
      String word,
      SortedMap<String, SortedMap<String, SortedSet<String>>> from,
      SortedSet<String> lines) {
    from.forEach(
        (address, arguments) ->
            arguments.forEach(
                (argument, values) ->
                    values.forEach(
                        value -> lines.add(String.join(" ", word, address, argument, value)))));
  }
}
