package io.dagform.emit;

import io.dagform.blueprint.Grant;
import io.dagform.hcl.Value;
import java.util.List;

/** Policy documents. */
final class Policies {
  private Policies() {}

  /** A policy document of what is allowed. */
  static Value of(List<Grant> grants) {
    return document(grants.stream().map(Policies::statement).toList());
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

  private static Value statement(Grant grant) {
    Value.Builder statement = Value.Obj.builder();
    if (grant.remark().isPresent()) {
      statement.put("Sid", Value.text(grant.sid()), grant.remark().get());
    } else {
      statement.put("Sid", grant.sid());
    }
    statement
        .put("Effect", "Allow")
        .put("Action", Value.oneOrMany(grant.actions().stream().map(Value::text).toList()))
        .put(
            "Resource",
            grant.resources().isEmpty() ? Value.text("*") : Value.oneOrMany(grant.resources()));
    if (!grant.conditions().isEmpty()) {
      Value.Builder conditions = Value.Obj.builder();
      for (Grant.Condition condition : grant.conditions()) {
        conditions.put(
            condition.operator(),
            Value.Obj.builder().put(condition.key(), Value.oneOrMany(condition.values())).build());
      }
      statement.put("Condition", conditions.build());
    }
    return statement.build();
  }
}
