package io.dagform.emit;

import com.hashicorp.cdktf.TerraformOutput;
import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Output;
import io.dagform.blueprint.Part;
import io.dagform.hcl.Extras;

/** What people need to know after an apply. */
final class OutputsGroup {
  OutputsGroup(Stack stack, Blueprint blueprint) {
    for (Output output : blueprint.all(Part::outputs)) {
      String id = "output." + output.name();
      TerraformOutput element =
          TerraformOutput.Builder.create(stack, id)
              .description(output.description())
              .value(Extras.ELSEWHERE)
              .build();
      element.overrideLogicalId(output.name());
      stack.describe(id, new Extras().value("value", output.value()));
    }
  }
}
