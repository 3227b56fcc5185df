package io.dagform.yaml;

import io.dagform.diagnostic.SourceLocation;

/** Goes through a text once and tells the places of its characters, in their order. */
final class Cursor {
  private final String file;
  private final String text;
  private int index;
  private int line = 1;
  private int column = 1;

  Cursor(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /** The place of a character that stands at or behind the last one. */
  SourceLocation at(int character) {
    while (index < character) {
      int passed = text.codePointAt(index);
      index += Character.charCount(passed);
      column = passed == '\n' ? 1 : column + 1;
      line += passed == '\n' ? 1 : 0;
    }
    return new SourceLocation(file, line, column);
  }
}
