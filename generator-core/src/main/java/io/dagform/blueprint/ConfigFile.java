package io.dagform.blueprint;

import io.dagform.hcl.Value;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A file in {@code config/} beside the Terraform, which task definitions carry into containers or
 * people run.
 *
 * @param name its name in that folder
 */
public record ConfigFile(String name, String text) {
  private static final int SHA256_DIGITS = 64;

  /** Its path in the output. */
  public String path() {
    return "config/" + name;
  }

  /** Its content, as a value. */
  public Value content() {
    return new Value.Call("file", List.of(reference()), Value.text(text).jsonBytes());
  }

  /** Its content with values in its holes. */
  public Value rendered(SortedMap<String, Value> holes) {
    Value.Builder object = Value.Obj.builder();
    holes.forEach(object::put);
    int bytes =
        Value.text(text).jsonBytes() + holes.values().stream().mapToInt(Value::jsonBytes).sum();
    return new Value.Call("templatefile", List.of(reference(), object.build()), bytes);
  }

  /** The SHA-256 of its content in hexadecimal digits, as a value. */
  public Value sha256() {
    return new Value.Call("filesha256", List.of(reference()), SHA256_DIGITS);
  }

  private Value reference() {
    return Value.template(new Value.Expression("path.module"), Value.text("/" + path()));
  }

  /** The texts of files by their paths. */
  public static SortedMap<String, String> texts(ConfigFile... files) {
    SortedMap<String, String> texts = new TreeMap<>();
    for (ConfigFile file : files) {
      texts.put(file.path(), file.text());
    }
    return texts;
  }

  /** Holes of a template, of which there is one. */
  public static SortedMap<String, Value> hole(String name, Value value) {
    return new TreeMap<>(Map.of(name, value));
  }
}
