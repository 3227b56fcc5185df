package io.dagform.emit;

import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Fact;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.Setting;
import io.dagform.hcl.Value;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The blueprint's settings and grants as values of Terraform's. */
final class Settings {
  private final Map<Fact, Value> facts = new EnumMap<>(Fact.class);

  Settings(Blueprint blueprint) {
    facts.put(Fact.REGION, Addresses.REGION.attribute("id"));
    facts.put(Fact.DATABASE_HOST, Addresses.DATABASE.attribute("address"));
    facts.put(Fact.DATABASE_NAME, Addresses.DATABASE.attribute("db_name"));
    facts.put(Fact.DATABASE_USER, Addresses.DATABASE.attribute("username"));
    facts.put(Fact.BUCKET_NAME, Addresses.BUCKET.bucket().attribute("bucket"));
    facts.put(Fact.COMPUTE_LOG_BUCKET_NAME, Addresses.COMPUTE_LOGS.bucket().attribute("bucket"));
    facts.put(Fact.COMPUTE_LOG_BUCKET_ARN, Addresses.COMPUTE_LOGS.bucket().attribute("arn"));
    facts.put(Fact.BUCKET_ARN, Addresses.BUCKET.bucket().attribute("arn"));
    facts.put(Fact.IMAGE, Addresses.IMAGE.value());
    facts.put(Fact.CODE_PATH, Addresses.CODE_PATH.value());
    facts.put(Fact.LOAD_BALANCER_IDLE_TIMEOUT, Addresses.LOAD_BALANCER.attribute("idle_timeout"));
    facts.put(Fact.REPOSITORY_ARN, Addresses.REPOSITORY.attribute("arn"));
    facts.put(Fact.LOG_GROUP_ARN, Addresses.LOG_GROUP.attribute("arn"));
    facts.put(Fact.FILE_SYSTEM_ARN, Addresses.FILE_SYSTEM.attribute("arn"));
    facts.put(Fact.ACCESS_POINT_ARN, Addresses.ACCESS_POINT.attribute("arn"));
    facts.put(
        Fact.DATABASE_PASSWORD_ARN,
        Addresses.secret(blueprint.databasePassword()).attribute("arn"));
    facts.put(
        Fact.LOGIN_PASSWORD_ARN, Addresses.secret(blueprint.loginPassword()).attribute("arn"));
  }

  Value value(Setting setting) {
    if (setting instanceof Setting.Text text) {
      return Value.text(text.text());
    }
    if (setting instanceof Setting.Of of) {
      return fact(of.fact());
    }
    if (setting instanceof Setting.Suffixed suffixed) {
      return Value.template(fact(suffixed.fact()), Value.text(suffixed.suffix()));
    }
    if (setting instanceof Setting.File file) {
      return Value.call("file", path(file.path()));
    }
    if (setting instanceof Setting.Copy copy) {
      return Value.template(
          fact(copy.folder()),
          Value.text("/" + copy.name()),
          Value.call("filesha256", path(copy.path())),
          Value.text(copy.ending()));
    }
    Setting.Rendered rendered = (Setting.Rendered) setting;
    Value.Builder holes = Value.Obj.builder();
    rendered.holes().forEach((name, fact) -> holes.put(name, fact(fact)));
    return Value.call("templatefile", path(rendered.path()), holes.build());
  }

  Value tuple(List<Setting> settings) {
    return new Value.Tuple(settings.stream().map(this::value).toList());
  }

  /** A policy document. */
  Value policy(List<Grant> grants) {
    return document(grants.stream().map(this::statement).toList());
  }

  /** A policy document of given statements. */
  static Value document(List<Value> statements) {
    return Value.call(
        "jsonencode",
        Value.Obj.builder()
            .put("Version", "2012-10-17")
            .put("Statement", new Value.Tuple(statements))
            .build());
  }

  /** The condition that a request came without TLS. */
  static Value withoutTls() {
    return Value.Obj.builder()
        .put("Bool", Value.Obj.builder().put("aws:SecureTransport", "false").build())
        .build();
  }

  private Value statement(Grant grant) {
    Value.Builder statement =
        Value.Obj.builder()
            .put("Sid", grant.sid())
            .put("Effect", "Allow")
            .put("Action", Value.oneOrMany(grant.actions().stream().map(Value::text).toList()))
            .put(
                "Resource",
                grant.resources().isEmpty()
                    ? Value.text("*")
                    : Value.oneOrMany(grant.resources().stream().map(this::value).toList()));
    if (!grant.conditions().isEmpty()) {
      Value.Builder conditions = Value.Obj.builder();
      for (Grant.Condition condition : grant.conditions()) {
        Value values = Value.oneOrMany(condition.values().stream().map(this::value).toList());
        conditions.put(
            condition.operator(), Value.Obj.builder().put(condition.key(), values).build());
      }
      statement.put("Condition", conditions.build());
    }
    return statement.build();
  }

  private Value fact(Fact fact) {
    Value value = facts.get(fact);
    if (value == null) {
      throw new IllegalStateException("no value for " + fact);
    }
    return value;
  }

  private static Value path(String path) {
    return Value.template(new Value.Expression("path.module"), Value.text("/" + path));
  }
}
