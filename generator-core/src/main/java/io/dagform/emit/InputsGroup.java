package io.dagform.emit;

import com.hashicorp.cdktf.TerraformVariable;
import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Input;
import io.dagform.blueprint.Part;
import io.dagform.hcl.Extras;
import io.dagform.hcl.Value;
import java.util.SortedMap;
import java.util.TreeMap;

/** What has to be given to Terraform. */
final class InputsGroup {
  InputsGroup(Stack stack, Blueprint blueprint) {
    // Several images are keys of one.
    SortedMap<String, Input> inputs = new TreeMap<>();
    blueprint.all(Part::inputs).forEach(input -> inputs.putIfAbsent(input.name(), input));
    for (Input input : inputs.values()) {
      String id = "var." + input.name();
      TerraformVariable element =
          TerraformVariable.Builder.create(stack.root(), id)
              .description(input.description())
              .type(Extras.ELSEWHERE)
              .build();
      element.overrideLogicalId(input.name());
      stack.describe(id, new Extras().value("type", new Value.Expression(input.type())));
    }
  }
}
