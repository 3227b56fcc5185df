package io.dagform.emit;

import com.hashicorp.cdktf.TerraformResource;
import io.dagform.hcl.Extras;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Strings;
import io.dagform.hcl.Value;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import software.constructs.Construct;

/**
 * A group of resources, and the file that they are written to.
 *
 * <p>A resource's construct id is its Terraform address, which is a contract: whoever changes one
 * destroys what it names.
 */
abstract class Group {
  private final Stack stack;
  private final String file;

  /**
   * @param file the file's name without the ending
   */
  Group(Stack stack, String file) {
    this.stack = stack;
    this.file = file;
  }

  /**
   * The builder of a resource or a data source.
   *
   * @param create the builder's factory in the bindings
   */
  final <B> B block(Ref address, BiFunction<Construct, String, B> create, Extras extras) {
    stack.describe(address.address(), extras);
    return create.apply(stack.file(file), address.address());
  }

  /** The builder of a resource or a data source without comments. */
  final <B> B block(Ref address, BiFunction<Construct, String, B> create) {
    return block(address, create, new Extras());
  }

  /** Makes a resource wait for others that it does not refer to. */
  static <T extends TerraformResource> T after(T resource, List<Ref> others) {
    if (!others.isEmpty()) {
      resource.addOverride("depends_on", others.stream().map(Ref::address).toList());
    }
    return resource;
  }

  /** Adds an ephemeral resource, which the bindings don't know. */
  final void ephemeral(Ref address, Map<String, Object> arguments, Extras extras) {
    stack.raw(file, address, arguments, extras);
  }

  /** Adds local values. */
  final void locals(Extras extras) {
    stack.locals(file, extras);
  }

  /** A literal text, for an attribute of the bindings. */
  static String text(String text) {
    return Strings.jsonLiteral(text);
  }

  /** A value, for an attribute of the bindings. */
  static String json(Value value) {
    return Stack.json(value);
  }

  /** Values, for an attribute of the bindings. */
  static List<String> json(List<Value> values) {
    return values.stream().map(Stack::json).toList();
  }
}
