package io.dagform.emit;

import com.hashicorp.cdktf.TerraformStack;
import io.dagform.hcl.Extras;
import io.dagform.hcl.HclWriter;
import io.dagform.hcl.Ref;
import io.dagform.hcl.StackExtras;
import io.dagform.hcl.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import software.constructs.Construct;

/**
 * A CDKTF stack, and what CDKTF can't say about its blocks. That stays on this side: each value
 * that goes to the Node.js process takes time there, and CDKTF looks for its tokens in it.
 */
final class Stack extends TerraformStack {
  private final StackExtras extras = new StackExtras();
  private final Map<String, Construct> files = new HashMap<>();

  Stack(Construct scope, String id) {
    super(scope, id);
  }

  /** What was said about the blocks so far. */
  StackExtras extras() {
    return extras;
  }

  /** What stands for a file: the path of a block's construct says where it is written. */
  Construct file(String name) {
    return files.computeIfAbsent(name, file -> new Construct(this, file));
  }

  /** Takes the address of a block, and what CDKTF can't say about the block. */
  void describe(String address, Extras said) {
    extras.add(address, said);
  }

  /** A block that the bindings don't know, such as an ephemeral resource. */
  void raw(String file, Ref address, Map<String, Object> arguments, Extras said) {
    describe(address.address(), said);
    Map<String, Object> body = new LinkedHashMap<>(arguments);
    String path = getNode().getId() + "/" + file + "/" + address.address();
    body.put("//", Map.of("metadata", Map.of("path", path)));
    addOverride(address.address(), body);
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
