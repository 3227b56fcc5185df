package io.dagform.emit;

import io.dagform.aws.ReplacementRules;
import io.dagform.blueprint.Safeguards;
import io.dagform.hcl.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The order in which Terraform replaces a resource, and whether it may: the same for all of a type,
 * and so said in one place.
 */
final class Lifecycles {
  private Lifecycles() {}

  /**
   * Terraform's JSON with them.
   *
   * @param json as CDKTF gives it
   */
  static Map<String, Object> in(Map<String, Object> json, Safeguards safeguards) {
    Map<String, Object> types = new LinkedHashMap<>();
    Json.map(json.get("resource"))
        .forEach(
            (type, named) -> {
              Map<String, Object> resources = new LinkedHashMap<>();
              Json.map(named)
                  .forEach(
                      (name, body) ->
                          resources.put(name, in(type, name, Json.map(body), safeguards)));
              types.put(type, resources);
            });
    Map<String, Object> result = new LinkedHashMap<>(json);
    result.put("resource", types);
    return result;
  }

  private static Map<String, Object> in(
      String type, String name, Map<String, Object> body, Safeguards safeguards) {
    Map<String, Object> lifecycle = new LinkedHashMap<>();
    if (ReplacementRules.createsFirst(type)) {
      lifecycle.put("create_before_destroy", true);
    }
    if (safeguards.preventDestroy()
        && ReplacementRules.loss(type).isPresent()
        && !safeguards.replaceable().containsKey(type + "." + name)) {
      lifecycle.put("prevent_destroy", true);
    }
    if (!lifecycle.isEmpty()) {
      lifecycle.putAll(Json.map(body.get("lifecycle")));
      body.put("lifecycle", lifecycle);
    }
    return body;
  }
}
