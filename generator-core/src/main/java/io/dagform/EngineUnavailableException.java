package io.dagform;

import org.jspecify.annotations.Nullable;

/** Node.js, which CDKTF needs, is not there or failed; the message says what to do about it. */
public final class EngineUnavailableException extends RuntimeException {
  EngineUnavailableException(String message) {
    super(message);
  }

  EngineUnavailableException(@Nullable String message, Throwable cause) {
    super(message, cause);
  }
}
