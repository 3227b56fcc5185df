package io.dagform.emit;

import com.hashicorp.cdktf.TerraformVariable;
import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Input;
import io.dagform.blueprint.Part;
import io.dagform.hcl.Extras;
import io.dagform.hcl.Value;

/** What has to be given to Terraform. */
final class InputsGroup {
  InputsGroup(Stack stack, Blueprint blueprint) {
    for (Input input : blueprint.all(Part::inputs)) {
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
