package io.dagform.spec;

import static io.dagform.text.Text.format;

import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SpecPath;
import io.dagform.yaml.Node;
import io.dagform.yaml.ScalarNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The scalar types of the spec. */
public final class Scalars {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,8})");

  private Scalars() {}

  /**
   * A whole number within limits, both inclusive.
   *
   * @param source where the limits are written
   */
  public static Type<Integer> integer(int minimum, int maximum, String source) {
    String words =
        minimum == maximum
            ? String.valueOf(minimum)
            : format("a whole number from %s to %s", minimum, maximum);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "integer");
    if (minimum == maximum) {
      json.put("enum", List.of(minimum));
    } else {
      json.put("minimum", minimum);
      json.put("maximum", maximum);
    }
    return new Scalar<>(
        new Schema.Scalar(words, Optional.of(source), json),
        (scalar, path, reading) -> {
          if (scalar.quoted() || !WHOLE_NUMBER.matcher(scalar.text()).matches()) {
            reading.problem(
                DiagnosticCode.WRONG_TYPE,
                path,
                scalar.at(),
                format("`%s` is %s; %s is needed.", path, scalar.kind(), words),
                "Write decimal digits without quotes, leading zeros or separators.");
            return Optional.empty();
          }
          int value = Integer.parseInt(scalar.text());
          if (value < minimum || value > maximum) {
            reading.problem(
                DiagnosticCode.OUT_OF_RANGE,
                path,
                scalar.at(),
                format("`%s` is %s; allowed is %s.", path, value, words));
            return Optional.empty();
          }
          return Optional.of(value);
        });
  }

  /** {@code true} or {@code false}. */
  public static Type<Boolean> bool() {
    return new Scalar<>(
        new Schema.Scalar("`true` or `false`", Optional.empty(), Map.of("type", "boolean")),
        (scalar, path, reading) -> {
          if (!scalar.quoted() && List.of("true", "false").contains(scalar.text())) {
            return Optional.of(scalar.text().equals("true"));
          }
          reading.problem(
              DiagnosticCode.WRONG_TYPE,
              path,
              scalar.at(),
              format("`%s` is %s; `true` or `false` is needed.", path, scalar.kind()));
          return Optional.empty();
        });
  }

  /** One of the constants of an enum, whose {@code toString} is the spec's word. */
  public static <E extends Enum<E>> Type<E> word(Class<E> type) {
    List<E> constants = Arrays.asList(type.getEnumConstants());
    List<String> words = constants.stream().map(E::toString).toList();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("enum", words);
    return new Scalar<>(
        new Schema.Scalar(
            String.join(" or ", words.stream().map(value -> format("`%s`", value)).toList()),
            Optional.empty(),
            json),
        (scalar, path, reading) -> {
          int index = words.indexOf(scalar.text());
          if (index >= 0) {
            return Optional.of(constants.get(index));
          }
          reading.problem(
              DiagnosticCode.UNKNOWN_VALUE,
              path,
              scalar.at(),
              format("`%s` is %s; allowed are %s.", path, scalar.kind(), Words.list(words)),
              Words.nearest(scalar.text(), words)
                  .map(value -> format("Did you mean `%s`?", value))
                  .orElse("Choose one of them."));
          return Optional.empty();
        });
  }

  /** A text of a form. */
  public static Type<String> text(Form form) {
    // A version or a number that stands in the place of a text is taken as its author wrote it.
    return text(form, List.of("string", "number"));
  }

  /** A text of a form that {@code true} and {@code false} have, too. */
  public static Type<String> textOrBoolean(Form form) {
    return text(form, List.of("string", "number", "boolean"));
  }

  private static Type<String> text(Form form, List<String> types) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", types);
    // The length and the form of a text with a placeholder are known only once it is filled.
    json.put(
        "pattern",
        format(
            "^(?:(?=.{0,%s}$)(?:%s)|.*\\{environment\\}.*)$",
            form.maximumLength(), form.pattern().pattern()));
    // A keyword of VS Code's, without which it shows the pattern.
    json.put(
        JsonSchemaWriter.PATTERN_MESSAGE, format("%s is needed.", Words.capital(form.words())));
    return new Scalar<>(
        new Schema.Scalar(form.words(), Optional.of(form.source()), json),
        (scalar, path, reading) -> {
          if (form.matches(scalar.text())) {
            return Optional.of(scalar.text());
          }
          String length =
              scalar.text().length() > form.maximumLength()
                  ? format(" and has %s characters", scalar.text().length())
                  : "";
          String message =
              format("`%s` is %s%s; %s is needed.", path, scalar.kind(), length, form.words());
          if (reading.isDefault(path)) {
            reading.problem(
                DiagnosticCode.MALFORMED_VALUE,
                path,
                scalar.at(),
                message,
                format("It is derived from `name`: shorten that, or set `%s`.", path));
          } else {
            reading.problem(DiagnosticCode.MALFORMED_VALUE, path, scalar.at(), message);
          }
          return Optional.empty();
        });
  }

  /** A scalar of a field that can be left out. */
  public static <T> Type<Optional<T>> maybe(Type<T> type) {
    return Mapped.of(type, Optional::of);
  }

  /** Reads a scalar's text. */
  private interface ScalarReader<T> {
    Optional<T> read(ScalarNode scalar, SpecPath path, Reading reading);
  }

  private record Scalar<T>(Schema schema, ScalarReader<T> reader) implements Type<T> {
    @Override
    public Optional<T> read(Node node, SpecPath path, Reading reading) {
      if (node instanceof ScalarNode scalar) {
        Optional<T> value = reader.read(scalar, path, reading);
        value.ifPresent(present -> reading.value(path, present));
        return value;
      }
      reading.problem(
          DiagnosticCode.WRONG_TYPE,
          path,
          node.at(),
          format("`%s` is %s; a single value is needed.", path, node.kind()),
          "A text that starts with a bracket or a brace needs quotes.");
      return Optional.empty();
    }
  }
}
