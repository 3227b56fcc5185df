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
import io.dagform.model.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Draws the images of a deployment.
 *
 * @param version of Dagster in them
 * @param all what there is
 * @param leader the code location for whose image the steps of a first deployment are told; absent
 *     if they are told for that of Dagster's own processes
 */
record Images(
    Frame frame,
    String version,
    Architecture architecture,
    List<Image> all,
    Optional<String> leader) {
  Images {
    all = List.copyOf(all);
  }

  /** All images of Dagster's own processes and of code locations. */
  static Images of(Frame frame, Dagster dagster) {
    List<Image> images = new ArrayList<>(List.of(dagster.image()));
    dagster.codeLocations().own().forEach(own -> own.image().ifPresent(images::add));
    return new Images(frame, dagster.version(), dagster.architecture(), images, Optional.empty());
  }

  /**
   * The image of Dagster's own processes.
   *
   * @param modules that it has to hold
   */
  ImagePart ofDagster(Image image, List<String> modules) {
    return draw(image, "dagster", "", true, ImageUse.DAGSTER, modules);
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
                    leader.equals(Optional.of(name)),
                    Location.PATH.key(name).key("image"),
                    location.module().stream().toList()));
  }

  private ImagePart draw(
      Image image, String key, String words, boolean leads, SpecPath path, List<String> modules) {
    return image.draw(
        new ImageUse(
            frame,
            key,
            words,
            leads,
            path,
            architecture,
            new ImageContents(version, modules),
            inputs()));
  }

  /** What has to be given to Terraform for all of them. */
  private List<Input> inputs() {
    return all.stream().flatMap(each -> each.inputs().stream()).distinct().toList();
  }
}
