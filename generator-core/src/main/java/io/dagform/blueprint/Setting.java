package io.dagform.blueprint;

import java.util.List;
import java.util.SortedMap;

/** A value that a container or a policy is given. */
public sealed interface Setting {
  /** A literal text. */
  record Text(String text) implements Setting {}

  /** A fact. */
  record Of(Fact fact) implements Setting {}

  /** A fact with a text behind it. */
  record Suffixed(Fact fact, String suffix) implements Setting {}

  /** The content of a file beside the Terraform. */
  record File(String path) implements Setting {}

  /** The content of a template beside the Terraform, with facts in its holes. */
  record Rendered(String path, SortedMap<String, Fact> holes) implements Setting {}

  static Setting text(String text) {
    return new Text(text);
  }

  static Setting of(Fact fact) {
    return new Of(fact);
  }

  /** Literal texts. */
  static List<Setting> texts(List<String> texts) {
    return texts.stream().map(Setting::text).toList();
  }
}
