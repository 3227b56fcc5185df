package io.dagform.capability.iam;

import static io.dagform.spec.Field.spelled;

import io.dagform.spec.Field;
import io.dagform.spec.MapType;
import io.dagform.spec.Type;
import java.util.List;
import java.util.Optional;

/** The roles of code locations that join a platform, and who releases them. */
public record JoinedIam(Optional<String> permissionsBoundary, Publisher publisher) {
  private static final Field<Publisher> PUBLISHER =
      spelled("publisher", Publisher.OF_IMAGES, "none", "Who releases the code locations.");

  public static final Type<JoinedIam> TYPE =
      new MapType<>(
          List.of(Iam.BOUNDARY, PUBLISHER),
          in -> new JoinedIam(in.get(Iam.BOUNDARY), in.get(PUBLISHER)));

  /**
   * The same, where the platform says the path of roles.
   *
   * @param rolePath the path
   */
  public Iam in(String rolePath) {
    return new Iam(Optional.empty(), Optional.empty(), permissionsBoundary, rolePath, publisher);
  }
}
