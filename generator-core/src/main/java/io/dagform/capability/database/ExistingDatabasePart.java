package io.dagform.capability.database;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Node;
import io.dagform.blueprint.Port;
import io.dagform.blueprint.TaskExtension;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A database that is referred to and never managed. */
record ExistingDatabasePart(ExistingDatabase model) implements DatabasePart {
  @Override
  public TaskExtension extension() {
    return TaskExtension.none()
        .variables(
            Map.of(
                "DAGSTER_POSTGRES_DB", Value.text(model.name()),
                "DAGSTER_POSTGRES_HOST", Value.text(model.host()),
                "DAGSTER_POSTGRES_PORT", Value.text(String.valueOf(model.port())),
                "DAGSTER_POSTGRES_SSLMODE", Value.text(sslMode())))
        .secrets(
            Map.of(
                "DAGSTER_POSTGRES_PASSWORD", model.secret().password(),
                "DAGSTER_POSTGRES_USER", model.secret().username()))
        .uses(new Port(model.peer(), "PostgreSQL", model.port()));
  }

  @Override
  public Optional<Value> instance() {
    return Optional.empty();
  }

  @Override
  public Value coordinates() {
    return Value.text(
        format(
            "{host: %s, port: %s, name: %s, secret_arn: \"%s\", username_key: %s, password_key: %s%s, %s}",
            model.host(),
            model.port(),
            model.name(),
            model.secret().arn(),
            model.secret().usernameKey(),
            model.secret().passwordKey(),
            model.secret().kmsKeyArn().map(key -> format(", kms_key_arn: \"%s\"", key)).orElse(""),
            model
                .securityGroup()
                .map(group -> "owners_security_group: " + group)
                .orElseGet(() -> "cidr: " + model.cidr().orElseThrow())));
  }

  @Override
  public String sslMode() {
    return model.sslMode().toString();
  }

  @Override
  public int port() {
    return model.port();
  }

  @Override
  public List<Node> nodes() {
    return List.of(
        new Node(
            "db",
            format("[(\"PostgreSQL<br/>%s\")]", model.host()),
            Node.Place.OUTSIDE,
            Node.Role.USED));
  }

  @Override
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.row(
            Chapter.COMPONENTS,
            "database",
            format(
                "`%s` on `%s:%s`, which is not managed here",
                model.name(), model.host(), model.port())));
    lines.add(
        Line.paragraph(
            Chapter.FIRST_DEPLOYMENT,
            format(
                "The database `%s` has to exist, and the user of the secret may create tables in it. Its owner lets the tasks in%s. A pooler between them has to keep sessions: the daemon holds a lock in one.",
                model.name(),
                model
                    .securityGroup()
                    .map(
                        group ->
                            format(
                                " by a rule of `%s` for the security groups of this deployment",
                                group))
                    .orElse(""))));
    model
        .maxConnections()
        .ifPresent(
            most ->
                lines.add(
                    Line.row(
                        Chapter.GROWTH,
                        "connections to the database",
                        format(
                            "%s are said to be free; each webserver takes up to 18, the daemon about 10, each run about 3",
                            most))));
    lines.add(
        Line.row(
            Chapter.GROWTH,
            "Dagster's event log in the database",
            "Dagster itself deletes nothing of a run, the job below does"));
    return lines;
  }
}
