package io.dagform.spec;

import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.SourceLocation;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Deployment;
import io.dagform.model.Profile;
import io.dagform.yaml.MapNode;
import io.dagform.yaml.Node;
import io.dagform.yaml.ScalarNode;
import io.dagform.yaml.SourceText;
import io.dagform.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the bytes of a spec as a deployment. */
public final class SpecReader {

  /**
   * A reading's outcome.
   *
   * @param deployment absent where the spec has mistakes
   */
  public record Result(
      Optional<Deployment> deployment, List<Diagnostic> problems, Locator locator) {}

  private SpecReader() {}

  /**
   * Reads a spec.
   *
   * @param file the name that locations have
   */
  public static Result read(String file, byte[] bytes) {
    Locator nowhere = new Locator(Map.of(), new SourceLocation(file, 1, 1));
    SourceText.Result text = SourceText.decode(file, bytes);
    if (text.text().isEmpty()) {
      return new Result(Optional.empty(), text.problems(), nowhere);
    }
    YamlReader.Result tree = YamlReader.read(file, text.text().get());
    if (tree.root().isEmpty() || usesHiddenMeaning(tree.problems())) {
      return new Result(Optional.empty(), tree.problems(), nowhere);
    }
    MapNode root = tree.root().get();
    Reading reading = new Reading(profile(root), name(root), root.at());
    Optional<Deployment> deployment = DeploymentSpec.TYPE.read(root, SpecPath.ROOT, reading);
    List<Diagnostic> problems = new ArrayList<>(tree.problems());
    problems.addAll(reading.problems());
    return new Result(
        problems.isEmpty() ? deployment : Optional.empty(), problems, reading.locator());
  }

  /** What such a tree means is not known, so nothing else can be said about it. */
  private static boolean usesHiddenMeaning(List<Diagnostic> problems) {
    return problems.stream().anyMatch(problem -> problem.code() == DiagnosticCode.YAML_FEATURE);
  }

  /**
   * The column of the defaults; a wrong one, which is reported where the field itself is read,
   * counts as the one that asks for least.
   */
  private static Profile profile(MapNode root) {
    Optional<Node> written = root.get(DeploymentSpec.PROFILE.key());
    if (written.isEmpty()) {
      return Profile.STANDARD;
    }
    Reading unheard = new Reading(Profile.STANDARD, none(root), root.at());
    return DeploymentSpec.PROFILE
        .type()
        .read(written.get(), SpecPath.ROOT, unheard)
        .orElse(Profile.DEVELOPMENT);
  }

  /** The name that others are derived from; where there is none, one that offends no limit. */
  private static ScalarNode name(MapNode root) {
    return root.get(DeploymentSpec.NAME.key())
        .filter(ScalarNode.class::isInstance)
        .map(ScalarNode.class::cast)
        .filter(scalar -> Form.DEPLOYMENT_NAME.matches(scalar.text()))
        .orElseGet(() -> none(root));
  }

  private static ScalarNode none(MapNode root) {
    return new ScalarNode(root.at(), "name", true);
  }
}
