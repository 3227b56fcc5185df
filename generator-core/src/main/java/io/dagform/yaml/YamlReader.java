package io.dagform.yaml;

import static io.dagform.text.Text.format;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SourceLocation;
import io.dagform.diagnostic.SpecPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads YAML as a tree of located nodes.
 *
 * <p>It takes the parser's tokens: data binding would lose positions and duplicate keys and read
 * {@code 0777} as 511. What the tokens don't tell (quotes, anchors and tags) is read from the
 * source character that a token starts with.
 */
public final class YamlReader {
  private static final int MAXIMUM_DEPTH = 30;

  private final String file;
  private final String starter;
  private final List<int[]> lines;
  private final YAMLParser parser;
  private final List<Diagnostic> problems = new ArrayList<>();

  /** A document's root, absent where it could not be read, and the problems found. */
  public record Result(Optional<MapNode> root, List<Diagnostic> problems) {}

  private YamlReader(String file, String text, String starter, YAMLParser parser) {
    this.file = file;
    this.starter = starter;
    this.lines = text.lines().map(line -> line.codePoints().toArray()).toList();
    this.parser = parser;
  }

  /**
   * Reads the text of a spec.
   *
   * @param file the name that locations have
   */
  public static Result read(String file, String text) {
    return read(file, text, SPEC_STARTER);
  }

  /**
   * Reads the text of a file.
   *
   * @param file the name that locations have
   * @param starter what to begin an empty file with
   */
  public static Result read(String file, String text, String starter) {
    try (YAMLParser parser = new YAMLFactory().createParser(text)) {
      return new YamlReader(file, text, starter, parser).document();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Result document() throws IOException {
    Optional<MapNode> root = Optional.empty();
    refuseDirectives();
    try {
      JsonToken first = parser.nextToken();
      if (first == null) {
        problem(DiagnosticCode.YAML_SYNTAX, start(), "The file is empty.", starter);
      } else {
        Node node = node(first, 1);
        if (parser.nextToken() != null) {
          problem(
              DiagnosticCode.YAML_FEATURE,
              here(),
              "A second document starts here; a spec is one document.",
              "Give each deployment a file of its own.");
        }
        if (node instanceof MapNode map) {
          root = Optional.of(map);
        } else if (problems.isEmpty()) {
          problem(
              DiagnosticCode.WRONG_TYPE,
              node.at(),
              format("The file holds a map, and this is %s.", node.kind()),
              starter);
        }
      }
    } catch (JsonProcessingException e) {
      root = Optional.empty();
      problems.add(syntaxProblem(e));
    } catch (TooDeepException e) {
      root = Optional.empty();
    }
    return new Result(root, List.copyOf(problems));
  }

  private static final String SPEC_STARTER =
      "Start with `version: 1`, `name:` and `region:`; the README shows a whole spec.";

  private Node node(JsonToken token, int depth) throws IOException {
    SourceLocation at = here();
    if (depth > MAXIMUM_DEPTH) {
      problem(
          DiagnosticCode.YAML_FEATURE,
          at,
          format("The spec is nested more than %s levels deep.", MAXIMUM_DEPTH),
          "No field of a spec lies that deep.");
      throw new TooDeepException();
    }
    refuseHiddenMeaning(at);
    if (token == JsonToken.START_OBJECT) {
      return map(at, depth);
    }
    if (token == JsonToken.START_ARRAY) {
      return list(at, depth);
    }
    return scalar(at);
  }

  private MapNode map(SourceLocation at, int depth) throws IOException {
    Map<String, MapNode.Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      ScalarNode key = scalar(here());
      refuseHiddenMeaning(key.at());
      if (key.text().equals("<<") && !key.quoted()) {
        problem(
            DiagnosticCode.YAML_FEATURE,
            key.at(),
            "A merge key `<<` is not allowed.",
            "Write the values where they apply.");
      }
      Node value = node(parser.nextToken(), depth + 1);
      MapNode.Entry earlier = entries.putIfAbsent(key.text(), new MapNode.Entry(key, value));
      if (earlier != null) {
        problem(
            DiagnosticCode.DUPLICATE_KEY,
            key.at(),
            format(
                "The key `%s` stands in line %s already.", key.text(), earlier.key().at().line()),
            "Keep one of the two.");
      }
    }
    return new MapNode(at, List.copyOf(entries.values()));
  }

  private ListNode list(SourceLocation at, int depth) throws IOException {
    List<Node> items = new ArrayList<>();
    for (JsonToken next = parser.nextToken();
        next != JsonToken.END_ARRAY;
        next = parser.nextToken()) {
      items.add(node(next, depth + 1));
    }
    return new ListNode(at, items);
  }

  private ScalarNode scalar(SourceLocation at) throws IOException {
    @Nullable String text = parser.getText();
    boolean quoted = "\"'|>".indexOf(sourceCharacter(at)) >= 0;
    refuseOpenQuote(at);
    boolean empty = text == null || parser.currentToken() == JsonToken.VALUE_NULL;
    // Terraform keeps texts in this form, so a spec and its state agree.
    String content =
        empty && !quoted ? "" : Normalizer.normalize(String.valueOf(text), Normalizer.Form.NFC);
    refuseEscapedCharacters(at, content);
    return new ScalarNode(at, content, quoted);
  }

  /** Escapes bring in what {@link SourceText} keeps out of the source. */
  private void refuseEscapedCharacters(SourceLocation at, String content) {
    content
        .codePoints()
        .filter(SourceText::isForbidden)
        .findFirst()
        .ifPresent(
            character ->
                problem(
                    DiagnosticCode.FORBIDDEN_CHARACTER,
                    at,
                    format("The character U+%04X is not allowed.", character),
                    "Remove its escape."));
  }

  private void refuseHiddenMeaning(SourceLocation at) {
    switch (sourceCharacter(at)) {
      case '&' -> refuse(at, "An anchor `&...` is not allowed.");
      case '*' -> refuse(at, "An alias `*...` is not allowed.");
      case '!' -> refuse(at, "A tag `!...` is not allowed.");
      default -> {}
    }
  }

  private void refuse(SourceLocation at, String message) {
    problem(
        DiagnosticCode.YAML_FEATURE,
        at,
        message,
        "Write the value itself, or put it in quotes if it starts with this character.");
  }

  /** Directives change what the text behind them means; they stand before anything else. */
  private void refuseDirectives() {
    for (int i = 0; i < lines.size(); i++) {
      int[] line = lines.get(i);
      int first = line.length == 0 ? '#' : line[0];
      if (first == '%') {
        problem(
            DiagnosticCode.YAML_FEATURE,
            new SourceLocation(file, i + 1, 1),
            "A directive `%...` is not allowed.",
            "Remove the line.");
      } else if (first != '#') {
        return;
      }
    }
  }

  /** A quote that somebody forgot to close swallows lines up to the next one. */
  private void refuseOpenQuote(SourceLocation at) {
    int quote = sourceCharacter(at);
    if (quote != '"' && quote != '\'') {
      return;
    }
    int[] line = lines.get(at.line() - 1);
    for (int i = at.column(); i < line.length; i++) {
      boolean doubled =
          quote == '\'' && line[i] == quote && i + 1 < line.length && line[i + 1] == quote;
      boolean escaped = quote == '"' && line[i] == '\\';
      if (doubled || escaped) {
        i++;
      } else if (line[i] == quote) {
        return;
      }
    }
    problem(
        DiagnosticCode.YAML_SYNTAX,
        at,
        "A quote is opened here and not closed in this line.",
        "Close it; in a text of several lines, start with `|` instead.");
  }

  private SourceLocation start() {
    return new SourceLocation(file, 1, 1);
  }

  private SourceLocation here() {
    JsonLocation token = parser.currentTokenLocation();
    return new SourceLocation(
        file, Math.max(1, token.getLineNr()), Math.max(1, token.getColumnNr()));
  }

  /** The character at a place, or NUL where the line ends before it. */
  private int sourceCharacter(SourceLocation at) {
    if (at.line() > lines.size()) {
      return 0;
    }
    int[] line = lines.get(at.line() - 1);
    return at.column() <= line.length ? line[at.column() - 1] : 0;
  }

  private Diagnostic syntaxProblem(JsonProcessingException e) {
    SourceLocation at = here();
    String complaint = String.valueOf(e.getOriginalMessage());
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
        boolean swallowed = String.valueOf(marked.getContext()).contains("quoted scalar");
        Mark mark =
            swallowed && marked.getProblem().startsWith("found unexpected")
                ? marked.getContextMark()
                : marked.getProblemMark();
        at = new SourceLocation(file, mark.getLine() + 1, mark.getColumn() + 1);
        complaint = marked.getProblem() + " " + marked.getContext();
      }
    }
    SyntaxErrors.Complaint known = SyntaxErrors.of(complaint);
    return Diagnostic.of(
        DiagnosticCode.YAML_SYNTAX, SpecPath.ROOT, at, known.sentence(), known.hint());
  }

  private void problem(DiagnosticCode code, SourceLocation at, String message, String hint) {
    problems.add(Diagnostic.of(code, SpecPath.ROOT, at, message, hint));
  }

  /** Ends the reading of a document whose problem is reported already. */
  private static final class TooDeepException extends RuntimeException {}
}
