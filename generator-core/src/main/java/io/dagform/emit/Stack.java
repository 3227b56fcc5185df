package io.dagform.emit;

import com.hashicorp.cdktf.TerraformStack;
import io.dagform.hcl.Extras;
import io.dagform.hcl.HclWriter;
import io.dagform.hcl.StackExtras;
import io.dagform.hcl.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import software.constructs.Construct;

/**
 * A CDKTF stack, and what CDKTF can't say about its blocks. That stays on this side: each value
 * that goes to the Node.js process takes time there, and CDKTF looks for its tokens in it.
 */
final class Stack extends TerraformStack {
  private final StackExtras extras = new StackExtras();

  Stack(Construct scope, String id) {
    super(scope, id);
  }

  /** What was said about the blocks so far. */
  StackExtras extras() {
    return extras;
  }

  /** Takes the address of a block, and what CDKTF can't say about the block. */
  void describe(String address, Extras said) {
    extras.add(address, said);
  }

  /** A block that the bindings don't know, such as an ephemeral resource. */
  void raw(
      String file,
      String kind,
      String type,
      String name,
      Map<String, Object> arguments,
      Extras said) {
    String address = kind + "." + type + "." + name;
    describe(address, said);
    Map<String, Object> body = new LinkedHashMap<>(arguments);
    String path = getNode().getId() + "/" + file + "/" + address;
    body.put("//", Map.of("metadata", Map.of("path", path)));
    addOverride(address, body);
  }

  /** A block of local values. */
  void locals(String file, Extras said) {
    extras.addLocals(file, said);
  }

  /** An expression in Terraform's JSON syntax. */
  static String json(Value value) {
    return "${" + HclWriter.expression(value) + "}";
  }
}
