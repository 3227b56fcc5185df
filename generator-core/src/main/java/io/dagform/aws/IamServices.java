package io.dagform.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The services that IAM's actions begin with (Service Authorization Reference). */
public final class IamServices {
  private static final Set<String> PREFIXES = load();

  private IamServices() {}

  /** Whether a service prefix, such as {@code s3}, is known. AWS adds some every year. */
  public static boolean isKnown(String prefix) {
    return PREFIXES.contains(prefix);
  }

  private static Set<String> load() {
    try (InputStream in =
        Objects.requireNonNull(IamServices.class.getResourceAsStream("iam-service-prefixes.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
