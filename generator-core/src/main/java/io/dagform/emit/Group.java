package io.dagform.emit;

import io.dagform.hcl.Extras;
import io.dagform.hcl.Ref;
import io.dagform.hcl.Strings;
import io.dagform.hcl.Value;
import java.util.List;
import java.util.Map;

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
   * Adds a resource or a data source.
   *
   * @param create its constructor in the bindings
   */
  final <C> CdktfBlock block(Ref address, CdktfBlock.Factory<C> create, C config, Extras extras) {
    return stack.add(CdktfBlock.of(file, address.address(), create, config), extras);
  }

  /** Adds a resource or a data source without comments. */
  final <C> CdktfBlock block(Ref address, CdktfBlock.Factory<C> create, C config) {
    return block(address, create, config, new Extras());
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
