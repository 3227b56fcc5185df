package io.dagform.capability.registry;

import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.text;

import io.dagform.blueprint.Control;
import io.dagform.blueprint.Input;
import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import io.dagform.spec.Type;
import java.util.List;

/** An image in an ECR repository of the deployment's own. */
public record OwnRepository(String repository, Tag tag) implements Image {
  private static final Field<String> REPOSITORY =
      required(
          "repository",
          text(Form.ECR_REPOSITORY),
          "Name of the deployment's ECR repository, which the output creates.");

  static final Type<Image> TYPE =
      new MapType<>(
          List.of(REPOSITORY, Tag.FIELD),
          in -> new OwnRepository(in.get(REPOSITORY), in.get(Tag.FIELD)));

  /** Whether what the tag stands for can change. */
  public boolean mutable() {
    return tag.mutable();
  }

  @Override
  public List<Input> inputs() {
    return Image.inputsOf(tag, repository);
  }

  @Override
  public ImagePart draw(ImageUse use) {
    return new OwnRepositoryPart(use, this);
  }

  @Override
  public List<Control> controls(SpecPath path) {
    return Image.immutable(!tag.mutable(), path);
  }
}
