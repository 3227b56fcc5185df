package io.dagform.yaml;

import java.util.List;

/** What the YAML parser's complaints mean, in sentences for the author of the text. */
final class SyntaxErrors {
  /**
   * A complaint, known by words that it contains.
   *
   * @param sentence what is wrong
   * @param hint what to do
   */
  record Complaint(String words, String sentence, String hint) {}

  private static final String QUOTE = "Put the value in quotes.";
  private static final String BLOCK = "Write `|` or `>` and the text in the lines below.";
  private static final String INDENT = "Give the keys of one map the same indentation, in spaces.";

  private static final List<Complaint> KNOWN =
      List.of(
          new Complaint(
              "TAB", "A tab stands here, and YAML indents with spaces.", "Replace it by spaces."),
          new Complaint(
              "that cannot start any token", "A value can't start with this character.", QUOTE),
          new Complaint(
              "mapping values are not allowed here",
              "A second `: ` stands in one value, or the line is indented more than its key allows.",
              "Put a value with a colon and a space in quotes, or correct the indentation."),
          new Complaint(
              "could not find expected ':'",
              "A key without a colon stands in this line or the one above.",
              "Write `key: value`, with a space behind the colon."),
          new Complaint(
              "expected <block end>",
              "This line is indented otherwise than the ones that it belongs to.",
              INDENT),
          new Complaint(
              "found unexpected end of stream",
              "A quote is opened here and never closed.",
              "Close it; a quote inside a value is doubled in '...' and escaped in \"...\"."),
          new Complaint(
              "unknown escape character",
              "YAML knows no such escape.",
              "Write a backslash twice, or use single quotes."),
          new Complaint(
              "expected escape sequence",
              "An escape lacks its hexadecimal digits.",
              "Write the character itself."),
          new Complaint(
              "expected ',' or ']'",
              "The list is not closed, or a comma is missing before this place.",
              "Write `[a, b]`."),
          new Complaint(
              "expected ',' or '}'",
              "The map is not closed, or a comma is missing before this place.",
              "Write `{a: b, c: d}`; a text with a brace needs quotes."),
          new Complaint(
              "sequence entries are not allowed here",
              "An item of a list can't stand here.",
              "Start the list in a line of its own, below its key."),
          new Complaint(
              "mapping keys are not allowed here",
              "A key can't stand here.",
              "Keys are plain words, each in a line of its own."),
          new Complaint(
              "expected the node content",
              "A value is missing here.",
              "Write it, or remove the comma or the key before it."),
          new Complaint(
              "expected a comment or a line break",
              "More text follows where the line has to end.",
              "Remove it."),
          new Complaint(
              "unexpected character found",
              "An anchor or alias without a name stands here.",
              QUOTE),
          new Complaint("scanning a tag", "A tag stands here, and a spec has none.", QUOTE),
          new Complaint("undefined tag", "A tag stands here, and a spec has none.", QUOTE),
          new Complaint(
              "expected indentation indicator",
              "A block of text starts with an unknown mark.",
              BLOCK),
          new Complaint(
              "expected chomping or indentation indicators",
              "A block of text starts with an unknown mark.",
              BLOCK),
          new Complaint(
              "unexpected document separator",
              "A quote is opened here, and the document ends inside it.",
              "Close it."),
          new Complaint(
              "expected '<document start>'",
              "The document has ended before this place.",
              "A spec is one document: remove `...` and what follows it."),
          new Complaint(
              "Expected a field name",
              "A key is a list, a map or an alias.",
              "Keys are plain words."),
          new Complaint(
              "exceeds the maximum allowed",
              "A key or a number is too long.",
              "No value of a spec is that long."));

  private static final Complaint OTHER =
      new Complaint(
          "",
          "This is not valid YAML.",
          "Look at the indentation, the colons and the quotes of this line and the one above.");

  private SyntaxErrors() {}

  static Complaint of(String complaint) {
    return KNOWN.stream()
        .filter(known -> complaint.contains(known.words()))
        .findFirst()
        .orElse(OTHER);
  }
}
