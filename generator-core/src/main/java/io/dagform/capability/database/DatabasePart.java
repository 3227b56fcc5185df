package io.dagform.capability.database;

import io.dagform.blueprint.DagsterSetting;
import io.dagform.blueprint.Part;
import io.dagform.blueprint.TaskExtension;
import io.dagform.model.Variable;
import java.util.List;

/** The database that Dagster keeps its data in. */
public interface DatabasePart extends Part {
  /** What a process needs to reach it, also before dagster.yaml is read. */
  TaskExtension extension();

  /** The mode of TLS, as libpq knows it. */
  String sslMode();

  @Override
  default List<DagsterSetting> dagsterSettings() {
    String database = "storage.postgres.postgres_db.";
    return List.of(
        new DagsterSetting(
            database + "scheme",
            "postgresql+psycopg2",
            "SQLAlchemy 2.1 takes plain `postgresql` for a driver that dagster-postgres does not install."),
        DagsterSetting.of(database + "hostname", new Variable("DAGSTER_POSTGRES_HOST")),
        DagsterSetting.of(database + "db_name", new Variable("DAGSTER_POSTGRES_DB")),
        DagsterSetting.of(database + "username", new Variable("DAGSTER_POSTGRES_USER")),
        DagsterSetting.of(database + "password", new Variable("DAGSTER_POSTGRES_PASSWORD")),
        DagsterSetting.of(database + "params.sslmode", sslMode()),
        new DagsterSetting(
            database + "params.connect_timeout",
            10,
            "Seconds, and milliseconds in the last: a host that is lost says nothing, and without limits Dagster would wait for two hours."),
        DagsterSetting.of(database + "params.keepalives_idle", 10),
        DagsterSetting.of(database + "params.keepalives_interval", 5),
        DagsterSetting.of(database + "params.keepalives_count", 3),
        DagsterSetting.of(database + "params.tcp_user_timeout", 30_000));
  }
}
