package io.dagform.yaml;

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
import java.util.Optional;

/** Decodes the bytes of a spec: strict UTF-8, a limited size, no invisible characters. */
public final class SourceText {
  /** The largest spec, in bytes. */
  public static final int MAXIMUM_BYTES = 256 * 1024;

  private static final int MAXIMUM_PROBLEMS = 50;

  /** The text, absent where it could not be decoded, and the problems found. */
  public record Result(Optional<String> text, List<Diagnostic> problems) {}

  private SourceText() {}

  public static Result decode(String file, byte[] bytes) {
    if (bytes.length > MAXIMUM_BYTES) {
      return failure(
          Diagnostic.of(
              DiagnosticCode.FILE_TOO_LARGE,
              SpecPath.ROOT,
              new SourceLocation(file, 1, 1),
              "The spec has more than %d bytes.".formatted(MAXIMUM_BYTES),
              "Is this the right file?"));
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
      return failure(
          Diagnostic.of(
              DiagnosticCode.INVALID_UTF8,
              SpecPath.ROOT,
              end(file, text),
              "The byte 0x%02X at offset %d is not valid UTF-8."
                  .formatted(bytes[input.position()], input.position()),
              "Save the file as UTF-8."));
    }
    List<Diagnostic> forbidden = forbiddenCharacters(file, text);
    return new Result(
        forbidden.isEmpty() ? Optional.of(text) : Optional.empty(), List.copyOf(forbidden));
  }

  private static List<Diagnostic> forbiddenCharacters(String file, String text) {
    List<Diagnostic> problems = new ArrayList<>();
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.length() && problems.size() < MAXIMUM_PROBLEMS; ) {
      int character = text.codePointAt(i);
      if (isForbidden(character)) {
        problems.add(
            Diagnostic.of(
                DiagnosticCode.FORBIDDEN_CHARACTER,
                SpecPath.ROOT,
                new SourceLocation(file, line, column),
                "The character U+%04X is not allowed.".formatted(character),
                "Remove it; editors often don't show it."));
      }
      line += character == '\n' ? 1 : 0;
      column = character == '\n' ? 1 : column + 1;
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

  private static SourceLocation end(String file, String text) {
    int lineStart = text.lastIndexOf('\n') + 1;
    int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
    return new SourceLocation(file, line, text.codePointCount(lineStart, text.length()) + 1);
  }

  private static Result failure(Diagnostic diagnostic) {
    return new Result(Optional.empty(), List.of(diagnostic));
  }
}
