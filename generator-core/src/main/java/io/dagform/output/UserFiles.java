package io.dagform.output;

import static io.dagform.text.Text.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Files that are given to the user: written once, and from then on theirs. */
public final class UserFiles {
  private UserFiles() {}

  /**
   * Those of the names that a folder has already; nothing may be written over them.
   *
   * @param texts the text of each file by its name
   */
  public static List<String> taken(Path folder, SortedMap<String, String> texts) {
    return texts.keySet().stream()
        .filter(name -> Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS))
        .toList();
  }

  /**
   * Writes all files or none.
   *
   * @param texts the text of each file by its name
   * @throws OutputException if the folder can't be written to, or has one of the files meanwhile
   */
  public static void write(Path folder, SortedMap<String, String> texts) {
    write(folder, texts, Disk.REAL);
  }

  static void write(Path folder, SortedMap<String, String> texts, Disk disk) {
    Deque<Path> written = new ArrayDeque<>();
    try {
      if (!texts.isEmpty()) {
        Files.createDirectories(folder);
      }
      for (Map.Entry<String, String> text : texts.entrySet()) {
        Path file = folder.resolve(text.getKey());
        disk.write(file, text.getValue().getBytes(StandardCharsets.UTF_8));
        written.push(file);
      }
    } catch (IOException e) {
      takeBack(written, e, disk);
      throw new OutputException(
          format(
              "The output folder %s can't be written: %s. The files are as before; see to free space and to the right to write there.",
              folder, e),
          e);
    }
  }

  private static void takeBack(Deque<Path> written, IOException cause, Disk disk) {
    for (Path file : written) {
      try {
        disk.delete(file);
      } catch (IOException e) {
        cause.addSuppressed(e);
      }
    }
  }
}
