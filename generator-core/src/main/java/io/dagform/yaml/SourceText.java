package io.dagform.yaml;

import static io.dagform.text.Text.format;

import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SourceLocation;
import io.dagform.diagnostic.SpecPath;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes the bytes of a spec: strict UTF-8, a limited size, no invisible characters, no secrets.
 */
public final class SourceText {
  /** The largest spec, in bytes. */
  public static final int MAXIMUM_BYTES = 256 * 1024;

  private static final int MAXIMUM_PROBLEMS = 50;

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char REPLACEMENT = '\uFFFD';

  /**
   * What came of it.
   *
   * @param text fit to be shown: without secrets, and without invisible characters
   * @param readable whether the text is what was meant, and can be read further
   */
  public record Result(String text, boolean readable, List<Diagnostic> problems) {}

  private SourceText() {}

  public static Result decode(String file, byte[] bytes) {
    if (bytes.length > MAXIMUM_BYTES) {
      return new Result(
          "",
          false,
          List.of(
              Diagnostic.of(
                  DiagnosticCode.FILE_TOO_LARGE,
                  SpecPath.ROOT,
                  new SourceLocation(file, 1, 1),
                  format("The file has more than %s bytes.", MAXIMUM_BYTES),
                  "Is this the right file?")));
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer input = ByteBuffer.wrap(bytes);
    CharBuffer output = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(input, output, true);
    String text = output.flip().toString();
    if (result.isError()) {
      return new Result(
          shown(PlaintextSecrets.blotOut(file, new String(bytes, StandardCharsets.UTF_8)).text()),
          false,
          List.of(
              Diagnostic.of(
                  DiagnosticCode.INVALID_UTF8,
                  SpecPath.ROOT,
                  new Cursor(file, text).at(text.length()),
                  format(
                      "The byte 0x%02X at offset %s is not valid UTF-8.",
                      bytes[input.position()], input.position()),
                  "Save the file as UTF-8.")));
    }
    return examine(file, withoutByteOrderMark(text));
  }

  private static Result examine(String file, String text) {
    PlaintextSecrets.Result blotted = PlaintextSecrets.blotOut(file, text);
    List<Diagnostic> forbidden = forbiddenCharacters(file, text);
    List<Diagnostic> problems = new ArrayList<>(blotted.problems());
    problems.addAll(forbidden);
    return new Result(shown(blotted.text()), forbidden.isEmpty(), List.copyOf(problems));
  }

  /** Some editors start every UTF-8 file with a mark that means nothing. */
  private static String withoutByteOrderMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  /** The text with a visible character for each invisible one. */
  private static String shown(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            character -> out.appendCodePoint(isForbidden(character) ? REPLACEMENT : character));
    return out.toString();
  }

  private static List<Diagnostic> forbiddenCharacters(String file, String text) {
    List<Diagnostic> problems = new ArrayList<>();
    Cursor cursor = new Cursor(file, text);
    for (int i = 0; i < text.length() && problems.size() < MAXIMUM_PROBLEMS; ) {
      int character = text.codePointAt(i);
      if (isForbidden(character)) {
        problems.add(
            Diagnostic.of(
                DiagnosticCode.FORBIDDEN_CHARACTER,
                SpecPath.ROOT,
                cursor.at(i),
                format("The character U+%04X is not allowed.", character),
                "Remove it; editors often don't show it."));
      }
      i += Character.charCount(character);
    }
    return problems;
  }

  /** Whether a character is one that nobody sees or that changes what others look like. */
  static boolean isForbidden(int character) {
    boolean control =
        Character.getType(character) == Character.CONTROL
            && character != '\n'
            && character != '\r'
            && character != '\t';
    boolean invisible =
        Character.getType(character) == Character.FORMAT
            || Character.getType(character) == Character.SURROGATE
            || character == 0xFFFE
            || character == 0xFFFF
            || character == 0x2028
            || character == 0x2029;
    return control || invisible;
  }
}
