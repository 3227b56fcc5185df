package io.dagform.capability.iam;

import io.dagform.blueprint.Part;
import io.dagform.blueprint.Risk;
import io.dagform.capability.storage.StoragePart;
import io.dagform.spec.Alternatives;
import io.dagform.spec.Alternatives.Alternative;
import io.dagform.spec.Type;
import java.util.List;
import java.util.Optional;

/** Who publishes code to the bucket, beside the account's administrators. */
public sealed interface Publisher permits NoPublisher, PublisherUser {
  Type<Publisher> TYPE =
      new Alternatives<>(
          List.<Alternative<? extends Publisher>>of(
              NoPublisher.ALTERNATIVE, PublisherUser.ALTERNATIVE));

  /**
   * Draws it.
   *
   * @param codePrefix the prefix of code that is synced
   */
  Part draw(StoragePart storage, Optional<String> codePrefix);

  List<Risk> risks();
}
