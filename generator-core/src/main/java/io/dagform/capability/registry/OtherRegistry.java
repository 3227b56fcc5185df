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

/**
 * An image in an ECR repository that somebody else manages.
 *
 * @param accountId whose registry it is
 * @param region of the registry
 */
record OtherRegistry(String accountId, String region, String repository, Tag tag) implements Image {
  private static final Field<String> ACCOUNT_ID =
      required("account_id", text(Form.ACCOUNT_ID), "AWS account of the registry.");
  private static final Field<String> REGION =
      required("region", text(Form.REGION), "Region of the registry.");

  private record Registry(String accountId, String region) {}

  private static final Field<Registry> REGISTRY =
      required(
          "registry",
          new MapType<>(
              List.of(ACCOUNT_ID, REGION), in -> new Registry(in.get(ACCOUNT_ID), in.get(REGION))),
          "ECR registry of another account or region.");
  private static final Field<String> REPOSITORY =
      required("repository", text(Form.ECR_REPOSITORY), "Name of the repository in it.");

  static final Type<Image> TYPE =
      new MapType<>(
          List.of(REGISTRY, REPOSITORY, Tag.FIELD),
          in ->
              new OtherRegistry(
                  in.get(REGISTRY).accountId(),
                  in.get(REGISTRY).region(),
                  in.get(REPOSITORY),
                  in.get(Tag.FIELD)));

  @Override
  public List<Input> inputs() {
    return Image.inputsOf(tag, repository);
  }

  @Override
  public ImagePart draw(ImageUse use) {
    return ForeignImagePart.ofEcr(this, use);
  }

  @Override
  public List<Control> controls(SpecPath path) {
    return Image.immutable(!tag.mutable(), path);
  }
}
