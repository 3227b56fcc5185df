package io.dagform.blueprint;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Of several alike the first. They are compared and not hashed: the JVM makes the hash of each kind
 * of record when it is first asked for one, which takes a cold goal longer than to compare the few
 * that there are, of which most differ in what they are compared by first.
 */
public final class Once {
  private Once() {}

  /** Each once, in their order. */
  public static <T> List<T> of(Stream<T> all) {
    List<T> once = new ArrayList<>();
    all.forEach(
        each -> {
          if (!once.contains(each)) {
            once.add(each);
          }
        });
    return List.copyOf(once);
  }
}
