package io.dagform.capability.code;

import static io.dagform.spec.Scalars.text;

import io.dagform.diagnostic.Findings;
import io.dagform.spec.Alternatives.Alternative;
import io.dagform.spec.Form;
import io.dagform.spec.Mapped;
import java.util.Optional;

/** A module that the image of Dagster's processes holds. */
record ImageModule(String module) implements Code {
  static final Alternative<ImageModule> ALTERNATIVE =
      Alternative.with(
          "module",
          Mapped.of(text(Form.PYTHON_MODULE), ImageModule::new),
          "Module in the image with Dagster's definitions; new code is a new image and a new deployment.");

  @Override
  public Optional<String> prefix() {
    return Optional.empty();
  }

  @Override
  public Optional<String> folder() {
    return Optional.empty();
  }

  @Override
  public Optional<String> imageModule() {
    return Optional.of(module);
  }

  @Override
  public int locations() {
    return 1;
  }

  @Override
  public boolean isRemote() {
    return false;
  }

  @Override
  public CodePart draw(Surroundings around) {
    return new ImageModulePart(module, around.frame().name());
  }

  @Override
  public void check(Findings findings) {
    // Every name that the field takes will do.
  }
}
