package io.dagform.dagster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with holes such as {@code @@port@@}. */
public final class Template {
  private static final Pattern HOLE = Pattern.compile("@@([a-z_]+)@@");

  private final String name;
  private final String text;

  private Template(String name, String text) {
    this.name = name;
    this.text = text;
  }

  /** The text of a file of {@code templates/config} without holes. */
  public static String text(String name) {
    return load(name).fill(Map.of());
  }

  /** Loads a file of {@code templates/config}. */
  public static Template load(String name) {
    String resource = "/io/dagform/templates/config/" + name;
    try (InputStream in = Template.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      return new Template(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text with every hole filled; the values are exactly those that the holes name. */
  public String fill(Map<String, ?> values) {
    Set<String> unused = new LinkedHashSet<>(values.keySet());
    String filled =
        HOLE.matcher(text)
            .replaceAll(
                hole -> {
                  Object value = values.get(hole.group(1));
                  if (value == null) {
                    throw new IllegalArgumentException(name + " needs " + hole.group(1));
                  }
                  unused.remove(hole.group(1));
                  return Matcher.quoteReplacement(value.toString());
                });
    if (!unused.isEmpty()) {
      throw new IllegalArgumentException(name + " has no holes " + unused);
    }
    return filled;
  }
}
