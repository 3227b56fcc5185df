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
  private final Map<String, Object> blocks = new LinkedHashMap<>();
  private int order;

  Stack(Construct scope, String id) {
    super(scope, id);
  }

  /** Takes the address of a block, and what CDKTF can't say about the block. */
  void describe(String address, Extras extras) {
    claim(address);
    blocks.put(address, extras.encode(next()));
  }

  /** Hands over what was said about all blocks, in one call of the Node.js process. */
  void finish() {
    addOverride(Extras.KEY, Map.of("blocks", blocks, "locals", locals));
  }

  private int next() {
    return ++order;
  }

  /** Takes an address; CDKTF silently keeps only the last of two equal ones. */
  private void claim(String address) {
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
    describe(address, extras);
    Map<String, Object> body = new LinkedHashMap<>(arguments);
    String path = getNode().getId() + "/" + file + "/" + address;
    body.put("//", Map.of("metadata", Map.of("path", path)));
    addOverride(address, body);
  }

  /** A block of local values. */
  void locals(String file, Extras extras) {
    extras.values().keySet().forEach(name -> claim("local." + name));
    locals.add(Map.of("file", file, Extras.KEY, extras.encode(next())));
  }

  /** An expression in Terraform's JSON syntax. */
  static String json(Value value) {
    return "${" + HclWriter.expression(value) + "}";
  }
}
