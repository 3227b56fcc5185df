package io.dagform.capability.database;

import io.dagform.aws.RdsPostgres;
import io.dagform.blueprint.DagsterSetting;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.TaskExtension;
import io.dagform.hcl.Value;
import io.dagform.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The database that Dagster keeps its data in. */
public interface DatabasePart extends Part {
  /** What a process needs to reach it, also before dagster.yaml is read. */
  TaskExtension extension();

  /** The instance that a snapshot can be taken of; absent if it is somebody else's. */
  Optional<Value> instance();

  /** What the spec of a code location in a state of its own says of it. */
  Value coordinates();

  /** The mode of TLS, as libpq knows it. */
  String sslMode();

  /** The port of the server. */
  int port();

  @Override
  default List<DagsterSetting> dagsterSettings() {
    String database = "storage.postgres.postgres_db.";
    List<DagsterSetting> settings = new ArrayList<>();
    settings.add(
        new DagsterSetting(
            database + "scheme",
            "postgresql+psycopg2",
            "SQLAlchemy 2.1 takes plain `postgresql` for a driver that dagster-postgres does not install."));
    settings.add(DagsterSetting.of(database + "hostname", new Variable("DAGSTER_POSTGRES_HOST")));
    if (port() != RdsPostgres.PORT) {
      settings.add(DagsterSetting.of(database + "port", port()));
    }
    settings.add(DagsterSetting.of(database + "db_name", new Variable("DAGSTER_POSTGRES_DB")));
    settings.add(DagsterSetting.of(database + "username", new Variable("DAGSTER_POSTGRES_USER")));
    settings.add(
        DagsterSetting.of(database + "password", new Variable("DAGSTER_POSTGRES_PASSWORD")));
    settings.add(DagsterSetting.of(database + "params.sslmode", sslMode()));
    settings.add(
        new DagsterSetting(
            database + "params.connect_timeout",
            10,
            "Seconds, and milliseconds in the last: a host that is lost says nothing, and without limits Dagster would wait for two hours."));
    settings.add(DagsterSetting.of(database + "params.keepalives_idle", 10));
    settings.add(DagsterSetting.of(database + "params.keepalives_interval", 5));
    settings.add(DagsterSetting.of(database + "params.keepalives_count", 3));
    settings.add(DagsterSetting.of(database + "params.tcp_user_timeout", 30_000));
    return settings;
  }
}
