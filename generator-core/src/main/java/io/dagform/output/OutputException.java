package io.dagform.output;

/** The output can't be read or written; the message says what to do about it. */
public final class OutputException extends RuntimeException {
  public OutputException(String message) {
    super(message);
  }

  public OutputException(String message, Throwable cause) {
    super(message, cause);
  }
}
