package io.dagform.hcl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The extras of a stack's blocks by their addresses, which are unique, in the order in which the
 * blocks are written.
 */
public final class StackExtras {
  private final Map<String, Placed> blocks = new LinkedHashMap<>();
  private final List<Locals> locals = new ArrayList<>();
  private int order;

  /** The extras of a block and its place in the file. */
  record Placed(int order, Extras extras) {
    static final Placed FIRST = new Placed(0, new Extras());
  }

  /** A block of local values, which are the values of its extras. */
  record Locals(String file, Placed placed) {}

  /**
   * Adds a block.
   *
   * @param address such as {@code aws_vpc.main}; outputs begin with {@code output.}
   * @throws IllegalStateException if another block has the address: Terraform's JSON would keep
   *     only the last of them
   */
  public void add(String address, Extras extras) {
    if (blocks.put(address, next(extras)) != null) {
      throw new IllegalStateException("two blocks have the address " + address);
    }
  }

  /**
   * Adds a block of local values.
   *
   * @param file the file's name without the ending
   * @throws IllegalStateException if one of the values is there already
   */
  public void addLocals(String file, Extras extras) {
    Placed placed = next(extras);
    extras.values().keySet().forEach(name -> add("local." + name, extras));
    locals.add(new Locals(file, placed));
  }

  private Placed next(Extras extras) {
    return new Placed(++order, extras);
  }

  Placed of(String address) {
    return Optional.ofNullable(blocks.get(address)).orElse(Placed.FIRST);
  }

  List<Locals> locals() {
    return locals;
  }
}
