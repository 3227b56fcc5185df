package io.dagform.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dagform.Dagform;
import io.dagform.Fixtures;
import io.dagform.Target;
import io.dagform.aws.TerraformActions;
import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Grant;
import io.dagform.blueprint.Managed;
import io.dagform.blueprint.Principal;
import io.dagform.capability.iam.PipelinePart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a pipeline may do follows from what Terraform manages. */
final class TerraformActionsTest {
  /** What the parts refer to and Terraform does not manage. */
  private static final Set<String> EXISTING =
      Set.of("existing_namespace", "existing_security_group", "existing_vpc");

  /** How the names in Cloud Map are told apart. */
  private static final Set<String> DISCOVERED = Set.of("discovered_by_id", "discovered_by_tag");

  @Test
  void thePartsNameEveryTypeThatIsEmittedAndEachHasARow() throws IOException {
    try (TerraformEngine engine = TerraformEngine.open("node")) {
      for (Target target : targets()) {
        Set<String> emitted =
            engine.synthesize(target.blueprint()).files().values().stream()
                .flatMap(List::stream)
                .filter(block -> block.type().equals("resource"))
                .map(block -> block.labels().get(0))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named(target.blueprint()))
            .as(target.blueprint().frame().name())
            .isEqualTo(emitted);
        assertThat(TerraformActions.types()).containsAll(emitted);
      }
    }
  }

  private static Set<String> named(Blueprint blueprint) {
    Set<String> types =
        blueprint.managed().stream()
            .map(Managed::type)
            .collect(Collectors.toCollection(TreeSet::new));
    types.removeAll(EXISTING);
    types.removeAll(DISCOVERED);
    return types;
  }

  /** Who may change a role of a pipeline's may give it every right. */
  @Test
  void noRoleOfAPipelineMayChangeOneOfThem() throws IOException {
    int pipelines = 0;
    for (Target target : targets()) {
      for (PipelinePart pipeline : Fixtures.parts(target.blueprint(), PipelinePart.class)) {
        pipelines++;
        List<String> names =
            pipeline.pipelineRoles().stream().map(role -> "/" + role.role().name()).toList();
        for (Principal principal : pipeline.principals()) {
          for (Grant grant : principal.grants()) {
            if (grant.actions().stream().anyMatch(TerraformActionsTest::changesIdentities)) {
              assertThat(grant.resources()).as(grant.sid()).isNotEmpty();
              // No role of a pipeline is in the path of the code locations' own.
              String ofLocations = "/" + target.blueprint().frame().name() + "/*";
              assertThat(grant.resources().toString().replace(ofLocations, ""))
                  .as(grant.sid())
                  .doesNotContain(names)
                  .doesNotContain("*");
            }
          }
        }
      }
    }
    assertThat(pipelines).isGreaterThan(3);
  }

  /** What is another state's and takes part: each by its id, and nothing by the tag of both. */
  @Test
  void aPartOfADeploymentMayUseWhatItJoins() throws IOException {
    Path spec = Fixtures.repository("examples/platform-and-location/location/dagform.yaml");
    Target target = Dagform.read("dagform.yaml", Files.readAllBytes(spec)).targets().get(0);
    List<Grant> grants =
        Fixtures.parts(target.blueprint(), PipelinePart.class).get(0).principals().stream()
            .flatMap(principal -> principal.grants().stream())
            .toList();

    assertThat(TerraformActions.types()).containsAll(EXISTING);
    mayUse(grants, "vpc-0123456789abcdef0", "ec2:CreateSecurityGroup");
    mayUse(grants, "ns-0123456789abcdef", "servicediscovery:CreateService");
    mayUse(
        grants,
        "sg-0123456789abcdef5",
        "ec2:AuthorizeSecurityGroupIngress",
        "ec2:ModifySecurityGroupRules",
        "ec2:RevokeSecurityGroupIngress");
    assertThat(grants)
        .flatExtracting(Grant::conditions)
        .extracting(Grant.Condition::key)
        .contains("aws:ResourceTag/TerraformState")
        .noneMatch(key -> key.endsWith("/Deployment"));
  }

  private static void mayUse(List<Grant> grants, String id, String... actions) {
    assertThat(grants)
        .filteredOn(grant -> grant.resources().toString().contains(id))
        .filteredOn(grant -> grant.conditions().isEmpty())
        .flatExtracting(Grant::actions)
        .containsExactly(actions);
  }

  private static boolean changesIdentities(String action) {
    return action.startsWith("iam:")
        && !action.startsWith("iam:Get")
        && !action.startsWith("iam:List");
  }

  /** A plan asks, locks the state and changes nothing else. */
  @Test
  void aPlanChangesNothing() throws IOException {
    for (Target target : targets()) {
      for (PipelinePart pipeline : Fixtures.parts(target.blueprint(), PipelinePart.class)) {
        List<String> actions = new ArrayList<>();
        pipeline.principals().get(0).grants().stream()
            .filter(grant -> !grant.sid().equals("LockState"))
            .forEach(grant -> actions.addAll(grant.actions()));

        assertThat(actions)
            .allMatch(action -> action.matches("[a-z0-9-]+:(Describe|Get|List|View).*"));
      }
    }
  }

  /** Without resources stand only actions that AWS can't scope, or that make what has no id yet. */
  @Test
  void whatIsNotScopedReadsOrIsTagged() {
    for (String policy : TerraformActions.policies()) {
      for (TerraformActions.Statement statement : TerraformActions.of(policy)) {
        if (statement.arns().isEmpty()
            && !TerraformActions.reads(policy)
            && statement.condition().isEmpty()) {
          assertThat(statement.actions().values().stream().flatMap(List::stream).distinct())
              .isSubsetOf(
                  "route53:CreateHostedZone",
                  "route53:ListHostedZonesByName",
                  "servicediscovery:ListInstances",
                  "servicediscovery:UntagResource",
                  "sns:Unsubscribe");
        }
      }
    }
  }

  private static List<Target> targets() throws IOException {
    List<Target> targets = new ArrayList<>();
    for (Path spec : ProviderNamesTest.SPECS) {
      targets.addAll(Dagform.read("dagform.yaml", Files.readAllBytes(spec)).targets());
    }
    return targets;
  }
}
