package io.dagform.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Whatever is skipped is counted and says why, wherever it asks for its tool. */
final class SkippedTestsTest {
  private final SummaryGeneratingListener counted = new SummaryGeneratingListener();

  static final class AsksInATest {
    @Test
    void test() {
      Assumptions.abort("no tool\nand its output");
    }
  }

  static final class AsksBeforeAll {
    @BeforeAll
    static void ask() {
      Assumptions.abort("no tool for all");
    }

    @Test
    void test() {}
  }

  static final class AsksInAFactory {
    @TestFactory
    Stream<DynamicTest> tests() {
      Assumptions.abort("no tool for the factory");
      return Stream.of();
    }
  }

  @Disabled("for a reason")
  static final class Off {
    @Test
    void test() {}
  }

  @Test
  void aTestAndAFactoryAreCounted() {
    run(AsksInATest.class, AsksInAFactory.class);

    assertThat(counted.getSummary().getTestsFoundCount()).isEqualTo(2);
    assertThat(counted.getSummary().getTestsAbortedCount()).isEqualTo(2);
  }

  @Test
  void everyReasonIsSaidInALine() {
    assertThat(run(AsksInATest.class, AsksBeforeAll.class, AsksInAFactory.class, Off.class))
        .containsExactly(
            "[WARNING] Skipped in SkippedTestsTest$AsksBeforeAll: no tool for all",
            "[WARNING] Skipped in SkippedTestsTest$AsksInAFactory: no tool for the factory",
            "[WARNING] Skipped in SkippedTestsTest$AsksInATest: no tool",
            "[WARNING] Skipped in SkippedTestsTest$Off: for a reason");
  }

  private Stream<String> run(Class<?>... classes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(Stream.of(classes).map(type -> selectClass(type)).toList())
            .build();
    // Else these classes would be told of as skipped in the build.
    LauncherConfig config =
        LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build();
    LauncherFactory.create(config)
        .execute(
            request, counted, new SkippedTests(new PrintStream(out, true, StandardCharsets.UTF_8)));
    return out.toString(StandardCharsets.UTF_8).lines();
  }
}
