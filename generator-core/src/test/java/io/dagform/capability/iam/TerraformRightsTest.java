package io.dagform.capability.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.dagform.Dagform;
import io.dagform.Fixtures;
import io.dagform.aws.TerraformActions;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.Managed;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TerraformRightsTest {
  /** A statement that names resources would without one be about all that the account has. */
  @Test
  void whatHasNoNameGivesNoRightsByName() throws IOException {
    TerraformRights rights = new TerraformRights(frame(), Optional.empty());
    int byName = 0;
    for (String policy : TerraformActions.policies()) {
      for (TerraformActions.Statement statement : TerraformActions.of(policy)) {
        if (!statement.arns().isEmpty()
            && statement.arns().stream().allMatch(arn -> arn.contains("{name}"))) {
          byName++;
          assertThat(rights.of(policy, named())).extracting(Grant::sid).contains(statement.id());
          assertThat(rights.of(policy, nameless()))
              .extracting(Grant::sid)
              .doesNotContain(statement.id());
        }
      }
    }
    assertThat(byName).isGreaterThan(10);
  }

  private static List<Managed> nameless() {
    return TerraformActions.types().stream().map(type -> new Managed(type, List.of())).toList();
  }

  private static List<Managed> named() {
    return TerraformActions.types().stream().map(type -> Managed.named(type, "a")).toList();
  }

  private static Frame frame() throws IOException {
    byte[] spec = Files.readAllBytes(Fixtures.repository("examples/seed/dagform.yaml"));
    return Dagform.read("dagform.yaml", spec).targets().get(0).blueprint().frame();
  }
}
