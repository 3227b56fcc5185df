package io.dagform.emit;

import com.hashicorp.cdktf.TerraformStack;
import io.dagform.hcl.Extras;
import io.dagform.hcl.HclWriter;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.constructs.Construct;

/** A CDKTF stack that keeps addresses unique and blocks in the order in which they were added. */
final class Stack extends TerraformStack {
  private final Set<String> addresses = new HashSet<>();
  private final List<Map<String, Object>> locals = new ArrayList<>();
  private int order;

  Stack(Construct scope, String id) {
    super(scope, id);
  }

  /** The place of the next block. */
  int next() {
    return ++order;
  }

  /** Takes an address; CDKTF silently keeps only the last of two equal ones. */
  void claim(String address) {
    if (!addresses.add(address)) {
      throw new IllegalStateException("two blocks have the address " + address);
    }
  }

  /** A block that the bindings don't know, such as an ephemeral resource. */
  void raw(
      String file,
      String kind,
      String type,
      String name,
      Map<String, Object> arguments,
      Extras extras) {
    String address = kind + "." + type + "." + name;
    claim(address);
    Map<String, Object> body = new LinkedHashMap<>(arguments);
    String path = getNode().getId() + "/" + file + "/" + address;
    body.put("//", Map.of("metadata", Map.of("path", path)));
    body.put(Extras.KEY, extras.encode(next()));
    addOverride(address, body);
  }

  /** A block of local values. */
  void locals(String file, Extras extras) {
    extras
        .values()
        .forEach(
            (name, value) -> {
              claim("local." + name);
              addOverride("locals." + name, json(value));
            });
    locals.add(Map.of("file", file, Extras.KEY, extras.encode(next())));
    addOverride(Extras.KEY, Map.of("locals", locals));
  }

  /** An expression in Terraform's JSON syntax. */
  static String json(Value value) {
    return "${" + HclWriter.expression(value) + "}";
  }
}
