package io.dagform.endtoend;

import java.io.PrintStream;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Says at the end of a build why tests were skipped; Surefire says how many. It is registered for
 * every run, and public because a service has to be.
 */
public final class SkippedTests implements TestExecutionListener {
  private final PrintStream out;
  private final SortedSet<String> reasons = new ConcurrentSkipListSet<>();

  public SkippedTests() {
    this(System.out);
  }

  SkippedTests(PrintStream out) {
    this.out = out;
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    add(test, reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
      add(test, String.valueOf(result.getThrowable().map(Throwable::getMessage).orElse("?")));
    }
  }

  private void add(TestIdentifier test, String reason) {
    // A tool's whole output is in the report.
    reasons.add(className(test) + ": " + reason.lines().findFirst().orElse("?"));
  }

  private static String className(TestIdentifier test) {
    Optional<String> name =
        test.getUniqueIdObject().getSegments().stream()
            .filter(segment -> segment.getType().equals("class"))
            .map(UniqueId.Segment::getValue)
            .findFirst();
    return name.map(full -> full.substring(full.lastIndexOf('.') + 1)).orElse("?");
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    reasons.forEach(reason -> out.println("[WARNING] Skipped in " + reason));
  }
}
