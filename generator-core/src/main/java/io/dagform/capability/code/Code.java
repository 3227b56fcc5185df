package io.dagform.capability.code;

import io.dagform.blueprint.Commands;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Identity;
import io.dagform.capability.location.LocationsPart;
import io.dagform.capability.network.NetworkPart;
import io.dagform.capability.registry.ImagePart;
import io.dagform.capability.settings.InstanceSettings;
import io.dagform.capability.storage.StoragePart;
import io.dagform.diagnostic.Findings;
import io.dagform.spec.Alternatives;
import io.dagform.spec.Alternatives.Alternative;
import io.dagform.spec.Type;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Where the user's code comes from. */
public sealed interface Code permits S3Sync, ImageModule, Located {
  Type<Code> TYPE =
      new Alternatives<>(
          List.<Alternative<? extends Code>>of(S3Sync.ALTERNATIVE, ImageModule.ALTERNATIVE));

  /** The prefix in the bucket that it is published to. */
  Optional<String> prefix();

  /** The folder in the containers that it is synced to. */
  Optional<String> folder();

  /** The modules that the image has to hold, where the code is in it. */
  List<String> imageModules();

  /** The code locations that the webserver and the daemon load themselves, by name. */
  SortedSet<String> locations();

  /** Whether services of their own load it, so that Dagster's own processes hold none. */
  boolean isRemote();

  /** What is around the code when it is drawn. */
  record Surroundings(
      Frame frame,
      NetworkPart network,
      StoragePart storage,
      ImagePart image,
      InstanceSettings settings,
      List<Identity> identities,
      LocationsPart locations) {
    /** The command that shows what containers of a task wrote, for a table. */
    String logs(String streamPrefix) {
      return Commands.tail(frame, identities.get(0).logs(), streamPrefix);
    }
  }

  CodePart draw(Surroundings around);

  void check(Findings findings);
}
