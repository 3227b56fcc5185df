package io.dagform.emit;

/** CDKTF's Node.js process failed. */
public final class CdktfException extends RuntimeException {
  CdktfException(String message, Throwable cause) {
    super(message, cause);
  }
}
