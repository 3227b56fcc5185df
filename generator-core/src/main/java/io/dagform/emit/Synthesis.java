package io.dagform.emit;

import io.dagform.blueprint.Blueprint;
import io.dagform.hcl.BlockTypes;
import io.dagform.hcl.Element;
import io.dagform.hcl.StackExtras;
import io.dagform.hcl.TerraformJson;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What CDKTF gave for a blueprint. Nothing that is made of it needs Node.js. */
public final class Synthesis {
  private final Blueprint blueprint;
  private final Map<String, Object> json;
  private final StackExtras extras;
  private final BlockTypes types;

  Synthesis(Blueprint blueprint, Map<String, Object> json, StackExtras extras, BlockTypes types) {
    this.blueprint = blueprint;
    this.json = json;
    this.extras = extras;
    this.types = types;
  }

  /** CDKTF's JSON. */
  Map<String, Object> json() {
    return json;
  }

  /** The blocks of each Terraform file by its name without the ending. */
  public SortedMap<String, List<Element.Block>> files() {
    SortedMap<String, List<Element.Block>> files =
        TerraformJson.files(
            Lifecycles.in(json, blueprint.frame().safeguards()), extras, types, AttributeOrder.ALL);
    List<Element.Block> changes = StateChanges.of(blueprint);
    if (!changes.isEmpty()) {
      files.put("state_changes", changes);
    }
    return files;
  }
}
