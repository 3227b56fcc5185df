package io.dagform.spec;

import static io.dagform.text.Text.format;

import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Variable;
import io.dagform.yaml.ListNode;
import io.dagform.yaml.MapNode;
import io.dagform.yaml.Node;
import io.dagform.yaml.ScalarNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A part of dagster.yaml, as Dagster's own schema describes it. */
sealed interface InstanceSetting {
  String VARIABLE = "env";

  /** The value as texts, numbers, booleans, variables, lists and maps; absent if it is wrong. */
  Optional<Object> read(Node node, SpecPath path, Reading reading);

  /** The keywords of JSON Schema. */
  Map<String, Object> json();

  /** The setting that a part of the schema's JSON describes. */
  static InstanceSetting of(Map<?, ?> json) {
    if (json.get("fields") instanceof Map<?, ?> fields) {
      Map<String, InstanceSetting> settings = new TreeMap<>();
      fields.forEach((key, value) -> settings.put(String.valueOf(key), of((Map<?, ?>) value)));
      List<String> required =
          json.get("required") instanceof List<?> keys
              ? keys.stream().map(String::valueOf).toList()
              : List.of();
      return new Shape(settings, required);
    }
    if (json.get("items") instanceof Map<?, ?> item) {
      return new Items(of(item));
    }
    if (json.get("scalar") instanceof String name) {
      Optional<InstanceSetting> other =
          json.get("or") instanceof Map<?, ?> or ? Optional.of(of(or)) : Optional.empty();
      return new Scalar(
          Kind.valueOf(name.toUpperCase(Locale.ROOT)), Boolean.TRUE.equals(json.get("env")), other);
    }
    return new Anything();
  }

  /** What Dagster calls Int, Bool and String. */
  enum Kind {
    INT("a whole number", "integer", Pattern.compile("-?(0|[1-9][0-9]{0,8})")),
    BOOL("`true` or `false`", "boolean", Pattern.compile("true|false")),
    STRING("a text", "string", Pattern.compile("(?s).*"));

    private final String words;
    private final String jsonType;
    private final Pattern pattern;

    Kind(String words, String jsonType, Pattern pattern) {
      this.words = words;
      this.jsonType = jsonType;
      this.pattern = pattern;
    }

    private boolean takes(ScalarNode scalar) {
      return (this == STRING || !scalar.quoted()) && pattern.matcher(scalar.text()).matches();
    }

    private Object value(String text) {
      return switch (this) {
        case INT -> Integer.valueOf(text);
        case BOOL -> Boolean.valueOf(text);
        case STRING -> text;
      };
    }
  }

  /** A map with fixed keys. */
  record Shape(Map<String, InstanceSetting> fields, List<String> required)
      implements InstanceSetting {
    @Override
    public Optional<Object> read(Node node, SpecPath path, Reading reading) {
      if (!(node instanceof MapNode map)) {
        wrongType(node, path, reading, "a map");
        return Optional.empty();
      }
      Map<String, Object> values = new LinkedHashMap<>();
      for (MapNode.Entry entry : map.entries()) {
        read(entry, path, reading).ifPresent(value -> values.put(entry.key().text(), value));
      }
      List<String> missing = required.stream().filter(key -> map.get(key).isEmpty()).toList();
      for (String key : missing) {
        reading.problem(
            DiagnosticCode.MISSING_KEY,
            path.key(key),
            map.at(),
            format("`%s` is missing.", path.key(key)),
            "Dagster does not start without it.");
      }
      return missing.isEmpty() && values.size() == map.entries().size()
          ? Optional.of(values)
          : Optional.empty();
    }

    private Optional<Object> read(MapNode.Entry entry, SpecPath path, Reading reading) {
      String key = entry.key().text();
      InstanceSetting setting = fields.get(key);
      if (setting == null) {
        List<String> known = List.copyOf(fields.keySet());
        reading.problem(
            DiagnosticCode.UNKNOWN_KEY,
            path.key(key),
            entry.key().at(),
            format("Dagster knows no key `%s` in `%s`.", key, path),
            Words.instead(key, known));
        return Optional.empty();
      }
      reading.written(path.key(key), entry.value().at());
      Optional<Object> value = setting.read(entry.value(), path.key(key), reading);
      value.ifPresent(present -> say(present, path.key(key), reading));
      return value;
    }

    @Override
    public Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("type", "object");
      json.put(
          "properties",
          fields.entrySet().stream()
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey, e -> e.getValue().json(), (a, b) -> a, TreeMap::new)));
      if (!required.isEmpty()) {
        json.put("required", required);
      }
      json.put("additionalProperties", false);
      return json;
    }
  }

  /** A list. */
  record Items(InstanceSetting item) implements InstanceSetting {
    @Override
    public Optional<Object> read(Node node, SpecPath path, Reading reading) {
      if (!(node instanceof ListNode list)) {
        wrongType(node, path, reading, "a list");
        return Optional.empty();
      }
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < list.items().size(); i++) {
        item.read(list.items().get(i), path.index(i), reading).ifPresent(values::add);
      }
      return values.size() == list.items().size() ? Optional.of(values) : Optional.empty();
    }

    @Override
    public Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("type", "array");
      json.put("items", item.json());
      return json;
    }
  }

  /**
   * A scalar.
   *
   * @param variable whether it may also be a variable, as in <code>{env: NAME}</code>
   * @param other what else than a scalar it may be
   */
  record Scalar(Kind kind, boolean variable, Optional<InstanceSetting> other)
      implements InstanceSetting {
    private static final InstanceSetting TEXT = new Scalar(Kind.STRING, false, Optional.empty());

    @Override
    public Optional<Object> read(Node node, SpecPath path, Reading reading) {
      if (node instanceof ScalarNode scalar) {
        if (kind.takes(scalar) && !scalar.isNull()) {
          return Optional.of(kind.value(scalar.text()));
        }
      } else if (node instanceof MapNode map) {
        Optional<Object> named = variable ? named(map, path, reading) : Optional.empty();
        if (named.isPresent()) {
          return named;
        }
        if (other.isPresent()) {
          return other.get().read(node, path, reading);
        }
      }
      wrongType(node, path, reading, kind.words);
      return Optional.empty();
    }

    @Override
    public Map<String, Object> json() {
      List<Object> choices = new ArrayList<>();
      choices.add(Map.of("type", kind.jsonType));
      if (variable) {
        choices.add(new Shape(Map.of(VARIABLE, TEXT), List.of(VARIABLE)).json());
      }
      other.ifPresent(setting -> choices.add(setting.json()));
      return choices.size() == 1 ? Map.of("type", kind.jsonType) : Map.of("anyOf", choices);
    }
  }

  /** Whatever a class that is named beside it takes. */
  record Anything() implements InstanceSetting {
    // What PyYAML, with which Dagster reads dagster.yaml, takes for the same as YAML 1.2 does.
    private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]{0,39})");
    private static final Pattern DECIMAL =
        Pattern.compile("([-+]?[0-9]{1,40}\\.[0-9]{0,40}|\\.[0-9]{1,40})([eE][-+][0-9]{1,3})?");
    // What one of them takes for a text, and the other for a number or a truth value.
    private static final Pattern DISPUTED =
        Pattern.compile(
            "(?i)yes|no|on|off|true|false|[-+]?\\.inf|\\.nan"
                + "|[-+]?([0-9][0-9_]*(\\.[0-9_]*)?|\\.[0-9][0-9_]*)(e[-+]?[0-9]+)?"
                + "|[-+]?0(b[01_]+|o[0-7]+|x[0-9a-f_]+)"
                + "|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?");

    @Override
    public Optional<Object> read(Node node, SpecPath path, Reading reading) {
      if (node instanceof MapNode map) {
        Optional<Object> variable = named(map, path, reading);
        if (variable.isPresent()) {
          return variable;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (MapNode.Entry entry : map.entries()) {
          String key = entry.key().text();
          reading.written(path.key(key), entry.value().at());
          Optional<Object> value = read(entry.value(), path.key(key), reading);
          value.ifPresent(present -> say(present, path.key(key), reading));
          value.ifPresent(present -> values.put(key, present));
        }
        return values.size() == map.entries().size() ? Optional.of(values) : Optional.empty();
      }
      return node instanceof ScalarNode scalar
          ? scalar(scalar, path, reading)
          : new Items(this).read(node, path, reading);
    }

    private static Optional<Object> scalar(ScalarNode scalar, SpecPath path, Reading reading) {
      if (scalar.isNull()) {
        wrongType(scalar, path, reading, "a value");
        return Optional.empty();
      }
      for (Kind kind : List.of(Kind.INT, Kind.BOOL)) {
        if (kind.takes(scalar)) {
          return Optional.of(kind.value(scalar.text()));
        }
      }
      return scalar.quoted() ? Optional.of(scalar.text()) : plain(scalar, path, reading);
    }

    private static Optional<Object> plain(ScalarNode scalar, SpecPath path, Reading reading) {
      String text = scalar.text();
      if (WHOLE.matcher(text).matches()) {
        return Optional.of(new BigInteger(text));
      }
      if (DECIMAL.matcher(text).matches() && Double.isFinite(Double.parseDouble(text))) {
        return Optional.of(new BigDecimal(text));
      }
      if (DISPUTED.matcher(text).matches()) {
        reading.problem(
            DiagnosticCode.WRONG_TYPE,
            path,
            scalar.at(),
            format(
                "`%s` is %s; `true`, `false`, a number in decimal digits or a text in quotes is needed.",
                path, scalar.kind()),
            "The versions of YAML differ in what this is.");
        return Optional.empty();
      }
      return Optional.of(text);
    }

    @Override
    public Map<String, Object> json() {
      return Map.of();
    }
  }

  /** A map's values are said one by one. */
  private static void say(Object value, SpecPath path, Reading reading) {
    if (!(value instanceof Map<?, ?> map) || map.isEmpty()) {
      reading.value(path, value);
    }
  }

  /** What a map with the single key `env` names. */
  private static Optional<Object> named(MapNode map, SpecPath path, Reading reading) {
    if (map.entries().size() == 1 && map.get(VARIABLE).orElse(null) instanceof ScalarNode name) {
      reading.written(path.key(VARIABLE), name.at());
      return Optional.of(new Variable(name.text()));
    }
    return Optional.empty();
  }

  private static void wrongType(Node node, SpecPath path, Reading reading, String needed) {
    reading.problem(
        DiagnosticCode.WRONG_TYPE,
        path,
        node.at(),
        format("`%s` is %s; %s is needed.", path, node.kind(), needed),
        "Dagster reads it so (dagster.yaml).");
  }
}
