package io.dagform.capability.registry;

import io.dagform.blueprint.Container;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.Local;
import io.dagform.blueprint.Part;
import java.util.List;

/** Where the image of Dagster's processes comes from. */
public interface ImagePart extends Part {
  /** The image of the containers. */
  Container.Image image();

  /** The rights to push it; none where somebody else does. */
  default List<Grant> push() {
    return List.of();
  }

  /** What is pushed or pulled, for a picture. */
  String words();

  /** Whether an apply alone starts no new task after a push. */
  boolean moves();

  @Override
  List<Local> locals();
}
