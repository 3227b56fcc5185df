package io.dagform.emit;

import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformOutputConfig;
import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Output;
import io.dagform.blueprint.Part;
import io.dagform.hcl.Extras;

/** What people need to know after an apply. */
final class OutputsGroup {
  OutputsGroup(Stack stack, Blueprint blueprint) {
    for (Output output : blueprint.all(Part::outputs)) {
      String id = "output." + output.name();
      stack.add(
          CdktfBlock.of(
              "",
              id,
              (scope, construct, config) -> {
                TerraformOutput element = new TerraformOutput(scope, construct, config);
                element.overrideLogicalId(output.name());
                return element;
              },
              TerraformOutputConfig.builder()
                  .description(output.description())
                  .value(Extras.ELSEWHERE)
                  .build()),
          new Extras().value("value", output.value()));
    }
  }
}
