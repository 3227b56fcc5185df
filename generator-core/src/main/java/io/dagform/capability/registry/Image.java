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
import java.util.stream.Collectors;

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

  /** What has to be given to Terraform for it. */
  List<Input> inputs();

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

  /** Says which tags Terraform is to take; none where all stand in the spec. */
  static List<String> choose(List<Input> inputs, String tag) {
    if (inputs.isEmpty()) {
      return List.of();
    }
    String tags =
        inputs.stream()
            .map(input -> format("\"%s\": \"%s\"", input.key(), tag))
            .collect(Collectors.joining(", "));
    return List.of(
        format("printf '{\"%s\": {%s}}\\n' > images.auto.tfvars.json", inputs.get(0).name(), tags));
  }

  /** How a pipeline hands over a tag. */
  static List<Line> pipeline(List<Input> inputs) {
    if (inputs.isEmpty()) {
      return List.of();
    }
    return List.of(
        Line.paragraph(
            Chapter.CHANGES,
            "The tag of the image is the pipeline's: it writes `images.auto.tfvars.json` beside this file and applies. Whoever applies by hand writes what runs already:"),
        Line.code(Chapter.CHANGES, "sh", choose(inputs, "TAG").get(0) + " && terraform apply"));
  }
}
