package io.dagform.model;

import java.util.List;
import java.util.Locale;

/**
 * The Application Load Balancer in front of the webserver.
 *
 * @param allowedCidrs the IPv4 CIDR blocks that may reach it
 */
public record LoadBalancer(
    String name,
    String targetGroup,
    Scheme scheme,
    List<String> allowedCidrs,
    boolean deletionProtection,
    Listener listener,
    Authentication authentication,
    HealthCheck healthCheck) {

  public LoadBalancer {
    allowedCidrs = List.copyOf(allowedCidrs);
  }

  /** Whether the load balancer has public addresses. */
  public enum Scheme {
    INTERNET_FACING,
    INTERNAL;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the load balancer listens on. */
  public sealed interface Listener {
    int port();

    /** Plain HTTP. */
    record Http(int port) implements Listener {}
  }

  /** How people log in. */
  public sealed interface Authentication {
    /**
     * nginx asks for a user name and a generated password.
     *
     * @param passwordVersion raised by one, a new password is drawn
     */
    record Basic(String user, int passwordVersion) implements Authentication {}
  }

  /**
   * How the load balancer finds out whether a task is healthy.
   *
   * @param path answered by nginx without a login
   * @param healthyThreshold so many successes in a row make a target healthy
   * @param unhealthyThreshold so many failures in a row make a target unhealthy
   */
  public record HealthCheck(
      String path,
      int intervalSeconds,
      int timeoutSeconds,
      int healthyThreshold,
      int unhealthyThreshold) {}
}
