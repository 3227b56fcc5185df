package io.dagform.capability;

import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Input;
import io.dagform.capability.location.Location;
import io.dagform.capability.location.OwnLocation;
import io.dagform.capability.process.ProcessName;
import io.dagform.capability.registry.Image;
import io.dagform.capability.registry.ImageContents;
import io.dagform.capability.registry.ImagePart;
import io.dagform.capability.registry.ImageUse;
import io.dagform.diagnostic.SpecPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws the images of a deployment. */
record Images(Frame frame, Dagster dagster) {
  /** The image of Dagster's own processes. */
  ImagePart ofDagster() {
    return draw(dagster.image(), "dagster", "", ImageUse.DAGSTER, dagster.code().imageModule());
  }

  /** The image of a code location; absent if that is the one of Dagster's own processes. */
  Optional<ImagePart> of(String name, OwnLocation location) {
    ProcessName process = ProcessName.location(name);
    return location
        .image()
        .map(
            image ->
                draw(
                    image,
                    process.key(),
                    process.words(),
                    Location.PATH.key(name).key("image"),
                    location.module()));
  }

  private ImagePart draw(
      Image image, String key, String words, SpecPath path, Optional<String> module) {
    return image.draw(
        new ImageUse(
            frame,
            key,
            words,
            path,
            dagster.architecture(),
            new ImageContents(dagster.version(), module),
            inputs()));
  }

  /** What has to be given to Terraform for all of them. */
  private List<Input> inputs() {
    List<Image> images = new ArrayList<>(List.of(dagster.image()));
    dagster
        .locations()
        .values()
        .forEach(each -> each.own().flatMap(OwnLocation::image).ifPresent(images::add));
    return images.stream().flatMap(each -> each.inputs().stream()).distinct().toList();
  }
}
