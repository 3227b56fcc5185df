package io.dagform.hcl;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which arguments of a type are nested blocks; Terraform's JSON doesn't tell them from attributes.
 *
 * @param nested the blocks by name, each with the blocks inside it
 */
public record BlockTypes(Map<String, BlockTypes> nested) {
  public static final BlockTypes NONE = new BlockTypes(Map.of());

  public BlockTypes {
    nested = Map.copyOf(nested);
  }

  /** Reads a tree of maps whose keys are the names of blocks. */
  public static BlockTypes of(Map<String, ?> tree) {
    Map<String, BlockTypes> nested = new LinkedHashMap<>();
    tree.forEach((name, inner) -> nested.put(name, of(Json.map(inner))));
    return new BlockTypes(nested);
  }

  boolean isBlock(String name) {
    return nested.containsKey(name);
  }

  /** The blocks inside a block or a type; none for one that isn't known. */
  public BlockTypes inside(String name) {
    return nested.getOrDefault(name, NONE);
  }
}
