package io.dagform.emit;

import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.TerraformStack;
import io.dagform.hcl.Extras;
import io.dagform.hcl.HclWriter;
import io.dagform.hcl.Json;
import io.dagform.hcl.Ref;
import io.dagform.hcl.StackExtras;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * A CDKTF stack, and what CDKTF can't say about its blocks. That stays on this side: each value
 * that goes to the Node.js process takes time there, and CDKTF looks for its tokens in it.
 */
final class Stack {
  private static final String ID = "deployment";

  private final TerraformStack stack;
  private final StackExtras extras = new StackExtras();
  private final Map<String, Construct> files = new HashMap<>();
  private final List<CdktfBlock> blocks = new ArrayList<>();

  Stack(App app) {
    this.stack = new TerraformStack(app, ID);
  }

  /** What was said about the blocks so far. */
  StackExtras extras() {
    return extras;
  }

  /**
   * CDKTF's JSON. Only blocks that it has not written before go to the Node.js process.
   *
   * @param written by stacks before this one; then also by this one
   */
  Map<String, Object> json(WrittenBlocks written) {
    List<CdktfBlock> others = blocks.stream().filter(block -> !written.has(block)).toList();
    others.forEach(block -> block.create(block.file().isEmpty() ? stack : file(block.file())));
    Map<String, Object> json = Json.map(stack.toTerraform());
    written.add(others, json);
    return written.complete(blocks, json);
  }

  /** What stands for a file: the path of a block's construct says where it is written. */
  Construct file(String name) {
    return files.computeIfAbsent(name, file -> new Construct(stack, file));
  }

  /** Adds a block, with what CDKTF can't say about it. */
  CdktfBlock add(CdktfBlock block, Extras said) {
    describe(block.address(), said);
    blocks.add(block);
    return block;
  }

  /** Takes the address of a block, and what CDKTF can't say about the block. */
  void describe(String address, Extras said) {
    extras.add(address, said);
  }

  /** What an input is declared by; it stands in no file of a group. */
  Construct root() {
    return stack;
  }

  /** Sets what no construct of the bindings is for. */
  void override(String path, Object value) {
    stack.addOverride(path, value);
  }

  /** A block that the bindings don't know, such as an ephemeral resource. */
  void raw(String file, Ref address, Map<String, Object> arguments, Extras said) {
    describe(address.address(), said);
    Map<String, Object> body = new LinkedHashMap<>(arguments);
    String path = ID + "/" + file + "/" + address.address();
    body.put("//", Map.of("metadata", Map.of("path", path)));
    override(address.address(), body);
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
