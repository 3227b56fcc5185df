package io.dagform.output;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Generated files in memory.
 *
 * @param files the content of each file by its path below the output folder, with slashes
 */
public record FileTree(SortedMap<String, byte[]> files) {
  public FileTree {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    Set<String> folded = new HashSet<>();
    for (String path : files.keySet()) {
      PlainPath.problem(path)
          .ifPresent(
              problem -> {
                throw new IllegalArgumentException(path + " " + problem);
              });
      if (!folded.add(path.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(path + " differs from another path in case only");
      }
    }
  }

  /** Texts, which are encoded as UTF-8. */
  public static FileTree ofTexts(Map<String, String> texts) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return new FileTree(files);
  }
}
