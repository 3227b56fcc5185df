package io.dagform.capability.registry;

import static io.dagform.spec.Field.required;
import static io.dagform.spec.Scalars.text;

import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Risk;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.model.Architecture;
import io.dagform.spec.Field;
import io.dagform.spec.Form;
import io.dagform.spec.MapType;
import io.dagform.spec.Type;
import java.util.List;

/** An image in an ECR repository of the deployment's own. */
public record OwnRepository(String repository, String tag) implements Image {
  private static final String LATEST = "latest";

  private static final Field<String> REPOSITORY =
      required(
          "repository",
          text(Form.ECR_REPOSITORY),
          "Name of the deployment's ECR repository, which the output creates.");
  private static final Field<String> TAG =
      required("tag", text(Form.IMAGE_TAG), "Tag of the image.");

  static final Type<Image> TYPE =
      new MapType<>(
          List.of(REPOSITORY, TAG), in -> new OwnRepository(in.get(REPOSITORY), in.get(TAG)));

  /** Whether what the tag stands for can change. */
  public boolean mutable() {
    return tag.equals(LATEST);
  }

  @Override
  public ImagePart draw(Frame frame, Architecture architecture, String dagsterVersion) {
    return new OwnRepositoryPart(frame, this, architecture, dagsterVersion);
  }

  @Override
  public List<Risk> risks() {
    return mutable()
        ? List.of(
            Risk.of(
                DiagnosticCode.MUTABLE_IMAGE_TAG,
                "dagster.image.tag",
                "Give each image a tag of its own; the repository then refuses to move one. "))
        : List.of();
  }
}
