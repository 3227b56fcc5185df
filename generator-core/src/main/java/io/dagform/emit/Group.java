package io.dagform.emit;

import com.hashicorp.cdktf.TerraformElement;
import com.hashicorp.cdktf.TerraformResource;
import io.dagform.hcl.Extras;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Strings;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * A group of resources, and the file that they are written to: its id is the file's name.
 *
 * <p>A resource's construct id is its Terraform address, which is a contract: whoever changes one
 * destroys what it names.
 */
abstract class Group extends Construct {
  private final Stack stack;
  private final String file;

  Group(Stack stack, String file) {
    super(stack, file);
    this.stack = stack;
    this.file = file;
  }

  /** Adds a resource or a data source without comments. */
  final void add(Ref address, TerraformElement element) {
    add(address, element, new Extras());
  }

  /**
   * Adds a resource or a data source.
   *
   * @param address its construct id; given once more, because asking CDKTF for it takes two calls
   *     of the Node.js process
   */
  final void add(Ref address, TerraformElement element, Extras extras) {
    stack.describe(address.address(), extras);
  }

  /** Makes a resource wait for others that it does not refer to. */
  static <T extends TerraformResource> T after(T resource, List<Ref> others) {
    if (!others.isEmpty()) {
      resource.addOverride("depends_on", others.stream().map(Ref::address).toList());
    }
    return resource;
  }

  /** Adds an ephemeral resource, which the bindings don't know. */
  final Ref ephemeral(String type, String name, Map<String, Object> arguments, Extras extras) {
    stack.raw(file, "ephemeral", type, name, arguments, extras);
    return Ref.ephemeral(type, name);
  }

  /** Adds local values. */
  final void locals(Extras extras) {
    stack.locals(file, extras);
  }

  /** A literal text, for an attribute of the bindings. */
  static String text(String text) {
    return Strings.jsonLiteral(text);
  }
}
