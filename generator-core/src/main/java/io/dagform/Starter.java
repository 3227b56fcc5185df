package io.dagform;

import static io.dagform.text.Text.format;

import io.dagform.output.SingleFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A spec to start from, a file of {@code templates/specs}: valid as it is, with examples to edit.
 */
public enum Starter {
  ONE_IMAGE,
  CODE_IN_S3,
  EXISTING_NETWORK,
  SEED;

  private static final String MARK = "# EDIT: ";

  /**
   * A line that has to be edited.
   *
   * @param number the line's, from 1
   * @param what what has to stand there
   */
  public record Edit(int number, String what) {}

  /** The starter of a name. */
  public static Optional<Starter> named(String name) {
    return Arrays.stream(values()).filter(starter -> starter.toString().equals(name)).findFirst();
  }

  /** What is wrong with a name that no starter has. */
  public static String unknown(String name) {
    StringBuilder message =
        new StringBuilder(format("There is no template %s; nothing was written. There are:", name));
    for (Starter starter : values()) {
      message.append(format("\n  %s: %s", starter, starter.words()));
    }
    return message.toString();
  }

  /** Its name, such as {@code one-image}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it is, in a sentence: its second line. */
  public String words() {
    return text().lines().skip(1).findFirst().orElseThrow().substring("# ".length());
  }

  /** The lines that hold examples. */
  public List<Edit> edits() {
    List<Edit> edits = new ArrayList<>();
    List<String> lines = text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      int mark = lines.get(i).indexOf(MARK);
      if (mark >= 0) {
        edits.add(new Edit(i + 1, lines.get(i).substring(mark + MARK.length())));
      }
    }
    return edits;
  }

  /** The spec. */
  public String text() {
    String resource = "/io/dagform/templates/specs/" + this + ".yaml";
    try (InputStream in = Starter.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes the spec, and beside it the schema that its first line names, where there is none.
   *
   * @return whether it was written; where anything of that name is already, nothing is
   */
  public boolean write(Path spec) {
    SingleFile file = new SingleFile(spec);
    if (file.exists()) {
      return false;
    }
    new SingleFile(spec.resolveSibling(EditorSchema.FILE_NAME)).create(EditorSchema.bytes());
    return file.create(text().getBytes(StandardCharsets.UTF_8));
  }
}
