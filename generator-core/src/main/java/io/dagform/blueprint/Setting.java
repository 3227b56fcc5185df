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

  /**
   * The path of a copy of a file beside the Terraform, which something else leaves in a folder.
   *
   * @param folder where the copy is
   * @param name what its name begins with; the SHA-256 of its content and its ending follow
   * @param path the file
   * @param ending what its name ends with
   */
  record Copy(Fact folder, String name, String path, String ending) implements Setting {}

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
