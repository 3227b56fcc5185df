package io.dagform;

/** Node.js, which CDKTF needs, is not there; the message says what to do about it. */
public final class EngineUnavailableException extends RuntimeException {
  EngineUnavailableException(String message) {
    super(message);
  }
}
