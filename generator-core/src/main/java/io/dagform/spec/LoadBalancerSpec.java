package io.dagform.spec;

import static io.dagform.spec.Field.byProfile;
import static io.dagform.spec.Field.inside;
import static io.dagform.spec.Field.named;
import static io.dagform.spec.Field.optional;
import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.bool;
import static io.dagform.spec.Scalars.integer;
import static io.dagform.spec.Scalars.text;
import static io.dagform.spec.Scalars.word;

import io.dagform.model.LoadBalancer;
import io.dagform.model.LoadBalancer.Authentication;
import io.dagform.model.LoadBalancer.HealthCheck;
import io.dagform.model.LoadBalancer.Listener;
import io.dagform.model.LoadBalancer.Scheme;
import io.dagform.spec.Alternatives.Alternative;
import java.util.List;

/** The fields of {@code load_balancer}. */
final class LoadBalancerSpec {
  private static final int MOST_RULES = 60;

  private static final Field<Integer> PORT =
      optional(
          "port",
          integer(1, 65_535, "Elastic Load Balancing API, CreateListener"),
          80,
          "Port that people use.");
  private static final Type<Listener> LISTENER_TYPE =
      new Alternatives<>(
          List.of(
              Alternative.with(
                  "http",
                  new MapType<>(List.of(PORT), in -> new Listener.Http(in.get(PORT))),
                  "Plain HTTP.")));

  private static final Field<String> USER =
      required("user", text(Form.USER_NAME), "Name of the one user.");
  private static final Type<Authentication> AUTHENTICATION_TYPE =
      new Alternatives<>(
          List.of(
              Alternative.with(
                  "basic",
                  new MapType<>(
                      List.of(USER, PasswordSpec.VERSION),
                      in -> new Authentication.Basic(in.get(USER), in.get(PasswordSpec.VERSION))),
                  "nginx asks for a user name and a generated password.")));

  private static final String HEALTH_CHECKS = "Elastic Load Balancing API, CreateTargetGroup";
  private static final Field<String> PATH =
      optional(
          "path",
          text(Form.HEALTH_CHECK_PATH),
          "/health",
          "Path that nginx answers without a login, by asking the webserver.");
  private static final Field<Integer> INTERVAL =
      optional(
          "interval_seconds",
          integer(5, 300, HEALTH_CHECKS),
          30,
          "Seconds between two health checks.");
  private static final Field<Integer> TIMEOUT =
      optional(
          "timeout_seconds",
          integer(2, 120, HEALTH_CHECKS),
          10,
          "Seconds after which a health check has failed; below the interval.");
  private static final Field<Integer> HEALTHY =
      optional(
          "healthy_threshold",
          integer(2, 10, HEALTH_CHECKS),
          2,
          "Successes in a row that make a task healthy.");
  private static final Field<Integer> UNHEALTHY =
      optional(
          "unhealthy_threshold",
          integer(2, 10, HEALTH_CHECKS),
          3,
          "Failures in a row that make a task unhealthy.");
  private static final Type<HealthCheck> HEALTH_CHECK_TYPE =
      new MapType<>(
          List.of(PATH, INTERVAL, TIMEOUT, HEALTHY, UNHEALTHY),
          in ->
              new HealthCheck(
                  in.get(PATH),
                  in.get(INTERVAL),
                  in.get(TIMEOUT),
                  in.get(HEALTHY),
                  in.get(UNHEALTHY)));

  private static final Field<String> NAME =
      named("name", text(Form.LOAD_BALANCER_NAME), "{name}", "Name of the load balancer.");
  private static final Field<String> TARGET_GROUP =
      named(
          "target_group",
          text(Form.LOAD_BALANCER_NAME),
          "{name}-webserver",
          "Name of the target group.");
  private static final Field<Scheme> SCHEME =
      required("scheme", word(Scheme.class), "Whether it has public addresses.");
  private static final Field<List<String>> ALLOWED_CIDRS =
      required(
          "allowed_cidrs",
          new ListOf<>(
              text(Form.IPV4_CIDR), 1, MOST_RULES, "Amazon VPC quotas, rules per security group"),
          "IPv4 CIDR blocks that may reach it.");
  private static final Field<Boolean> DELETION_PROTECTION =
      byProfile(
          "deletion_protection",
          bool(),
          false,
          true,
          true,
          "Whether it refuses to be deleted, also by `terraform destroy`.");
  private static final Field<Listener> LISTENER =
      required("listener", LISTENER_TYPE, "What it listens on.");
  private static final Field<Authentication> AUTHENTICATION =
      required("authentication", AUTHENTICATION_TYPE, "How people log in.");
  private static final Field<HealthCheck> HEALTH_CHECK =
      inside("health_check", HEALTH_CHECK_TYPE, "How it finds out whether a task is healthy.");

  static final Type<LoadBalancer> TYPE =
      new MapType<>(
          List.of(
              NAME,
              TARGET_GROUP,
              SCHEME,
              ALLOWED_CIDRS,
              DELETION_PROTECTION,
              LISTENER,
              AUTHENTICATION,
              HEALTH_CHECK),
          in ->
              new LoadBalancer(
                  in.get(NAME),
                  in.get(TARGET_GROUP),
                  in.get(SCHEME),
                  in.get(ALLOWED_CIDRS),
                  in.get(DELETION_PROTECTION),
                  in.get(LISTENER),
                  in.get(AUTHENTICATION),
                  in.get(HEALTH_CHECK)));

  private LoadBalancerSpec() {}
}
