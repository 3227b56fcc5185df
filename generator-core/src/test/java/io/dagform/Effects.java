package io.dagform;

import io.dagform.blueprint.Frame;
import io.dagform.diagnostic.SpecPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What edits of the goldens' specs do to what runs: a table for each in {@code effects/}. */
public final class Effects {
  /** The value of a field that is taken out. */
  static final String REMOVED = "-";

  private static final String HEADER =
      """
      # What an apply of an edit does to what runs. In the columns: the field, its value afterwards (- for
      # none), the effect, and the risks that are accepted for it.
      """;

  static final String REPLACES = "replaces ";

  private static final int MANY = 3;

  /** The longest value that a line still shows. */
  private static final int SHORT = 64;

  private static final String ANY_ACCOUNT = "123456789012";
  private static final Path FOLDER = Fixtures.resources("effects");
  private static final Path CHOICES = FOLDER.resolve("choices.txt");

  /**
   * An edit.
   *
   * @param path without the environment
   * @param value as it stands in a spec
   * @param effect in words
   * @param risks the codes of what has to be accepted
   */
  public record Row(String path, String value, String effect, List<String> risks) {
    Row doing(String other) {
      return new Row(path, value, other, risks);
    }
  }

  private Effects() {}

  /** The rows of a golden. */
  public static List<Row> of(Golden golden) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file(golden))) {
      if (!line.startsWith("#")) {
        String[] columns = line.split(" \\| ", -1);
        rows.add(
            new Row(
                columns[0],
                columns[1],
                columns[2],
                columns.length < 4 ? List.of() : Arrays.asList(columns[3].split(", ", -1))));
      }
    }
    return rows;
  }

  /**
   * What an edit of a field does, from the least to the gravest; of what holds it, for one without
   * a row; empty for one without either.
   */
  public static Function<SpecPath, String> words() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Golden golden : Golden.all()) {
      rows.addAll(of(golden));
    }
    return field ->
        Stream.iterate(
                Optional.of(field), Optional::isPresent, each -> each.flatMap(SpecPath::parent))
            .map(each -> words(rows, each.orElseThrow()))
            .filter(words -> !words.isEmpty())
            .findFirst()
            .orElse("");
  }

  private static String words(List<Row> rows, SpecPath field) {
    String pattern = field.toString().replace(".", "[.]").replace("*", "[^.]+");
    List<String> effects =
        rows.stream().filter(row -> row.path().matches(pattern)).map(Row::effect).toList();
    return Stream.of(
            gentle(effects),
            replaced(effects),
            Stream.of("refused").filter(word -> effects.stream().anyMatch(isA(word))))
        .flatMap(words -> words)
        .collect(Collectors.joining(", or "));
  }

  private static Predicate<String> isA(String word) {
    return effect -> effect.startsWith(word);
  }

  private static Stream<String> gentle(List<String> effects) {
    return Stream.of("nothing", "in place", "new tasks").filter(effects::contains);
  }

  /** The types of what is replaced, of which a long list says no more. */
  private static Stream<String> replaced(List<String> effects) {
    SortedSet<String> types = new TreeSet<>();
    effects.stream()
        .filter(isA(REPLACES))
        .flatMap(effect -> Stream.of(effect.substring(REPLACES.length()).split(", ", -1)))
        .forEach(address -> types.add("`" + address.substring(0, address.indexOf('.')) + "`"));
    if (types.isEmpty()) {
      return Stream.empty();
    }
    return Stream.of(
        REPLACES
            + types.stream().limit(MANY).collect(Collectors.joining(", "))
            + (types.size() > MANY ? " and others" : ""));
  }

  static void write(Golden golden, List<Row> rows) throws IOException {
    StringBuilder out = new StringBuilder(HEADER);
    for (Row row : rows) {
      out.append(row.path()).append(" | ").append(row.value()).append(" | ").append(row.effect());
      if (!row.risks().isEmpty()) {
        out.append(" | ").append(String.join(", ", row.risks()));
      }
      out.append('\n');
    }
    Files.writeString(file(golden), out);
  }

  private static Path file(Golden golden) {
    return FOLDER.resolve(golden.name() + ".txt");
  }

  /** Values of each field: the choices, the legal limits that are short, and other reasons. */
  static Map<String, List<String>> candidates(Golden golden, Frame frame) throws IOException {
    Map<String, List<String>> candidates = new LinkedHashMap<>();
    for (String line : Files.readAllLines(CHOICES)) {
      if (!line.startsWith("#")) {
        String[] sides = line.split(" = ", 2);
        candidates
            .computeIfAbsent(sides[0], path -> new ArrayList<>())
            .add(
                sides[1]
                    .replace("REGION", frame.region())
                    .replace("ACCOUNT", frame.accountId().orElse(ANY_ACCOUNT)));
      }
    }
    for (SpecEdits.Limit limit : SpecEdits.limits()) {
      if (limit.legal() && limit.value().length() <= SHORT) {
        candidates.computeIfAbsent(limit.path(), path -> new ArrayList<>()).add(limit.value());
      }
    }
    for (List<String> leaf : golden.leaves()) {
      if (leaf.get(0).equals(Golden.RISKS)) {
        candidates.put(String.join(".", leaf), List.of("another reason"));
      }
    }
    candidates.remove("environments");
    return candidates;
  }
}
