package io.dagform.capability.iam;

import io.dagform.blueprint.Part;
import io.dagform.blueprint.Risk;
import io.dagform.capability.storage.StoragePart;
import io.dagform.spec.Alternatives.Alternative;
import java.util.List;
import java.util.Optional;

/** Nobody but administrators. */
record NoPublisher() implements Publisher {
  static final Alternative<NoPublisher> ALTERNATIVE =
      Alternative.bare("none", new NoPublisher(), "Nobody but administrators.");

  @Override
  public Part draw(StoragePart storage, Optional<String> codePrefix) {
    return new Part() {};
  }

  @Override
  public List<Risk> risks() {
    return List.of();
  }
}
