package io.dagform.blueprint;

import java.util.Locale;

/**
 * A name that AWS gives to one thing only.
 *
 * @param within what the name is unique in beside the scope, such as a cluster; empty if nothing
 * @param kind what has the name, such as {@code role}
 * @param name as AWS compares it
 * @param path the field of the spec that sets the name, or that it is derived from
 */
public record CloudName(Scope scope, String within, String kind, String name, String path) {

  /** Within what a name is unique. */
  public enum Scope {
    /** An ECS cluster. */
    CLUSTER,
    /** A region of an account. */
    REGION,
    /** An account. */
    ACCOUNT,
    /** All of AWS. */
    EVERYWHERE
  }

  public static CloudName regional(String kind, String name, String path) {
    return new CloudName(Scope.REGION, "", kind, name, path);
  }

  public static CloudName everywhere(String kind, String name, String path) {
    return new CloudName(Scope.EVERYWHERE, "", kind, name, path);
  }

  /** A service's name. */
  public static CloudName service(String cluster, String name, String path) {
    return new CloudName(Scope.CLUSTER, cluster, "service", name, path);
  }

  /** A name of IAM's, which folds case when it compares names. */
  public static CloudName iam(String kind, String name, String path) {
    return new CloudName(Scope.ACCOUNT, "", kind, name.toLowerCase(Locale.ROOT), path);
  }
}
