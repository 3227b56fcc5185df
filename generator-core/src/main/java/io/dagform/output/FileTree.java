package io.dagform.output;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
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
    for (String path : files.keySet()) {
      if (path.startsWith("/") || path.contains("\\") || path.contains("..")) {
        throw new IllegalArgumentException("not a plain path below the output folder: " + path);
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
