package io.dagform.aws;

/** Facts of RDS for PostgreSQL. */
public final class RdsPostgres {
  /** The oldest major version in standard support (Amazon RDS release calendar). */
  public static final int OLDEST_MAJOR_VERSION = 14;

  /** The newest major version (Amazon RDS release calendar). */
  public static final int NEWEST_MAJOR_VERSION = 18;

  /** The port of PostgreSQL. */
  public static final int PORT = 5432;

  /** The certificate authority of new instances (Amazon RDS user guide, "Using SSL/TLS"). */
  public static final String CERTIFICATE_AUTHORITY = "rds-ca-rsa2048-g1";

  private RdsPostgres() {}
}
