package io.dagform.endtoend;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Puts the classes that need the VPC first and those that need CDKTF last.
 *
 * <p>JUnit's thread pool starts classes from both ends. A thread that meets a taken lock waits for
 * it, although other classes could run, so each lock stays with a thread of its own until its
 * classes are done; what needs no lock stands between and is shared by both.
 */
public final class LockOrder implements ClassOrderer {
  private static final List<String> LOCKS = List.of(Pytest.VPC, "", Outputs.CDKTF);

  @Override
  public void orderClasses(ClassOrdererContext context) {
    context
        .getClassDescriptors()
        .sort(
            Comparator.comparingInt(LockOrder::place)
                .thenComparing(ClassDescriptor::getDisplayName));
  }

  private static int place(ClassDescriptor each) {
    return LOCKS.indexOf(
        each.findAnnotation(ResourceLock.class).map(ResourceLock::value).orElse(""));
  }
}
