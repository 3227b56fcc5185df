package io.dagform.capability.registry;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Control;
import io.dagform.blueprint.Input;
import io.dagform.blueprint.Line;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SpecPath;
import io.dagform.spec.ByKey;
import io.dagform.spec.Type;
import java.util.List;

/** The image of Dagster's processes, with the user's packages. */
public sealed interface Image permits OwnRepository, OtherRegistry, ImageUri {
  Type<Image> TYPE =
      new ByKey<>(
          List.of(
              new ByKey.Shape<Image>("registry", OtherRegistry.TYPE),
              new ByKey.Shape<Image>("uri", ImageUri.TYPE)),
          OwnRepository.TYPE);

  ImagePart draw(ImageUse use);

  /**
   * What keeps its risks away.
   *
   * @param path where it stands
   */
  List<Control> controls(SpecPath path);

  /** What the repository is called that it creates; empty if it creates none. */
  String made();

  /** Whether what runs can't change by itself. */
  static List<Control> immutable(boolean immutable, SpecPath path) {
    return List.of(
        Control.of(
            immutable,
            DiagnosticCode.MUTABLE_IMAGE_TAG,
            path,
            "Give each image a tag of its own; the repository then refuses to move one. "));
  }

  /** What has to be given to Terraform for a tag. */
  static List<Input> inputsOf(Tag tag, String repository) {
    return tag.fromPipeline()
        ? List.of(
            new Input(
                "image_tags",
                "map(string)",
                "Tag of each image by its repository; a pipeline keeps it in images.auto.tfvars.json.",
                repository))
        : List.of();
  }

  /** Says which tag Terraform is to take. */
  static String choose(Input input, String tag) {
    return format(
        "printf '{\"%s\": {\"%s\": \"%%s\"}}\\n' %s > images.auto.tfvars.json",
        input.name(), input.key(), tag);
  }

  /** How a pipeline hands over a tag. */
  static List<Line> pipeline(Input input) {
    return List.of(
        Line.paragraph(
            Chapter.CHANGES,
            "The tag of the image is the pipeline's: it writes `images.auto.tfvars.json` beside this file and applies. Whoever applies by hand writes what runs already:"),
        Line.code(Chapter.CHANGES, "sh", choose(input, "TAG") + " && terraform apply"));
  }
}
