package io.dagform;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An engine that is open while the tests of a class run. */
public final class OpenEngine implements BeforeAllCallback, AfterAllCallback {
  private @Nullable Engine engine;

  @Override
  public void beforeAll(ExtensionContext context) {
    engine = Engine.open("node");
  }

  @Override
  public void afterAll(ExtensionContext context) {
    get().close();
  }

  public Engine get() {
    return Objects.requireNonNull(engine);
  }
}
