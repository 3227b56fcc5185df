package io.dagform.endtoend;

import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * Counts a factory of tests that lacks a tool as a skipped test; JUnit would count nothing. It is
 * registered for every class, and public because a service has to be.
 */
public final class SkippedFactories implements InvocationInterceptor {
  @Override
  @SuppressWarnings("unchecked") // every factory here gives a stream
  public <T> T interceptTestFactoryMethod(
      Invocation<T> factory, ReflectiveInvocationContext<Method> method, ExtensionContext context)
      throws Throwable {
    try {
      return factory.proceed();
    } catch (TestAbortedException e) {
      return (T)
          Stream.of(
              DynamicTest.dynamicTest(
                  "skipped",
                  () -> {
                    throw e;
                  }));
    }
  }
}
