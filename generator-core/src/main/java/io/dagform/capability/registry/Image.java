package io.dagform.capability.registry;

import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Risk;
import io.dagform.model.Architecture;
import io.dagform.spec.Type;
import java.util.List;

/** The image of Dagster's processes, with the user's packages. */
public sealed interface Image permits OwnRepository {
  Type<Image> TYPE = OwnRepository.TYPE;

  ImagePart draw(Frame frame, Architecture architecture, String dagsterVersion);

  List<Risk> risks();
}
