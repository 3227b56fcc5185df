package io.dagform.emit;

import io.dagform.aws.Satellites;
import io.dagform.blueprint.Blueprint;
import io.dagform.hcl.Element;
import io.dagform.hcl.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * What Terraform is to do with its state alone: take a resource to another address, or forget it.
 * The bindings know neither block.
 */
final class StateChanges {
  private StateChanges() {}

  static List<Element.Block> of(Blueprint blueprint) {
    List<Element.Block> blocks = new ArrayList<>();
    blueprint
        .moved()
        .forEach(
            (from, to) ->
                blocks.add(
                    new Element.Block(
                        "moved",
                        List.of(),
                        List.of(address("from", from.address()), address("to", to.address())))));
    blueprint
        .frame()
        .safeguards()
        .retired()
        .forEach(
            (address, reason) -> {
              blocks.add(removed(address, List.of(Remarks.field("retire", reason))));
              Satellites.of(address).forEach(other -> blocks.add(removed(other, List.of())));
            });
    return blocks;
  }

  private static Element.Block removed(String address, List<String> comments) {
    Element keep =
        new Element.Block(
            "lifecycle",
            List.of(),
            List.of(new Element.Attribute("destroy", Value.bool(false), List.of())));
    return new Element.Block(
        "removed", List.of(), List.of(address("from", address), keep), comments, List.of());
  }

  private static Element address(String name, String address) {
    return new Element.Attribute(name, new Value.Expression(address), List.of());
  }
}
