package io.dagform.spec;

import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Locator;
import io.dagform.diagnostic.Origin;
import io.dagform.diagnostic.SourceLocation;
import io.dagform.diagnostic.SpecPath;
import io.dagform.model.Profile;
import io.dagform.yaml.MapNode;
import io.dagform.yaml.Node;
import io.dagform.yaml.ScalarNode;
import io.dagform.yaml.SourceText;
import io.dagform.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads the bytes of a spec as deployments, one for each environment. */
public final class SpecReader {

  /**
   * A reading's outcome.
   *
   * @param text the spec without the secrets in it, for excerpts
   * @param targets the environments in the order of the spec; one without a name where there are
   *     none; none where the file can't be read
   * @param problems what all of them have in common
   */
  public record Result<T>(String text, List<Target<T>> targets, List<Diagnostic> problems) {
    public Result {
      targets = List.copyOf(targets);
      problems = List.copyOf(problems);
    }
  }

  /**
   * What the spec says for an environment.
   *
   * @param environment absent where the spec has no environments
   * @param deployment absent where there are mistakes
   * @param fields what holds for each field, in the order of the tables
   */
  public record Target<T>(
      Optional<String> environment,
      Optional<T> deployment,
      List<Diagnostic> problems,
      Locator locator,
      List<Resolved> fields) {
    /** The same of a wider type. */
    static <T> Target<T> widened(Target<? extends T> target) {
      return new Target<>(
          target.environment(),
          target.deployment().map(deployment -> deployment),
          target.problems(),
          target.locator(),
          target.fields());
    }
  }

  private SpecReader() {}

  /**
   * Reads a spec.
   *
   * @param file the name that locations have
   */
  public static <T> Result<T> read(String file, byte[] bytes, RootType<T> root) {
    SourceText.Result text = SourceText.decode(file, bytes);
    if (!text.readable()) {
      return new Result<>(text.text(), List.of(), text.problems());
    }
    YamlReader.Result tree = YamlReader.read(file, text.text());
    List<Diagnostic> problems = new ArrayList<>(text.problems());
    problems.addAll(tree.problems());
    if (tree.root().isEmpty() || usesHiddenMeaning(tree.problems())) {
      return new Result<>(text.text(), List.of(), problems);
    }
    MapNode map = tree.root().get();
    Reading before = reading(map, Optional.empty(), at -> false);
    List<Target<T>> targets =
        targets(root.of(map), map, before).stream().<Target<T>>map(Target::widened).toList();
    problems.addAll(before.problems());
    return new Result<>(text.text(), targets, problems);
  }

  /** What such a tree means is not known, so nothing else can be said about it. */
  private static boolean usesHiddenMeaning(List<Diagnostic> problems) {
    return problems.stream().anyMatch(problem -> problem.code() == DiagnosticCode.YAML_FEATURE);
  }

  private static <T> List<Target<T>> targets(RootType<T> type, MapNode root, Reading before) {
    Field<List<Environment>> field = type.environments();
    Optional<Node> written = root.get(field.key());
    MapNode base =
        new MapNode(
            root.at(),
            root.entries().stream()
                .filter(entry -> !entry.key().text().equals(field.key()))
                .toList());
    if (written.isEmpty()) {
      return List.of(
          target(
              type,
              Placeholder.refuse(base, before),
              Optional.empty(),
              Optional.empty(),
              at -> false));
    }
    SpecPath path = SpecPath.ROOT.key(field.key());
    Predicate<SourceLocation> isOverlay = isInside(written.get(), root);
    Schema.Fields schema = type.schema();
    // Environments have nothing in common that changes.
    return field.type().read(written.get(), path, before).orElse(List.of()).parallelStream()
        .map(
            environment ->
                target(
                    type,
                    Placeholder.fill(
                        Overlay.merge(schema, base, environment.overlay()), environment.name()),
                    Optional.of(environment.name()),
                    key(root, field.key()),
                    isOverlay))
        .toList();
  }

  private static Optional<SourceLocation> key(MapNode root, String key) {
    return root.entries().stream()
        .map(MapNode.Entry::key)
        .filter(each -> each.text().equals(key))
        .map(ScalarNode::at)
        .findFirst();
  }

  /** Whether a place is in the value of a key of the root: before the key that follows. */
  private static Predicate<SourceLocation> isInside(Node value, MapNode root) {
    Optional<SourceLocation> next =
        root.entries().stream()
            .map(entry -> entry.key().at())
            .filter(key -> key.compareTo(value.at()) > 0)
            .findFirst();
    return at ->
        at.compareTo(value.at()) >= 0 && next.map(end -> at.compareTo(end) < 0).orElse(true);
  }

  private static <T> Target<T> target(
      RootType<T> type,
      MapNode tree,
      Optional<String> environment,
      Optional<SourceLocation> environments,
      Predicate<SourceLocation> isOverlay) {
    Reading reading = reading(tree, environment, isOverlay);
    Optional<T> deployment = type.type().read(tree, SpecPath.ROOT, reading);
    // The merged tree lacks the key.
    SpecPath all = SpecPath.ROOT.key(type.environments().key());
    environments.ifPresent(key -> reading.place(all, key, Origin.WRITTEN));
    return new Target<>(
        environment,
        reading.problems().isEmpty() ? deployment : Optional.empty(),
        reading.problems(),
        reading.locator(),
        reading.fields().stream().filter(field -> !field.path().equals(all)).toList());
  }

  private static Reading reading(
      MapNode tree, Optional<String> environment, Predicate<SourceLocation> isOverlay) {
    return new Reading(profile(tree), name(tree), former(tree), environment, tree.at(), isOverlay);
  }

  /**
   * The column of the defaults; a wrong one, which is reported where the field itself is read,
   * counts as the one that asks for least.
   */
  private static Profile profile(MapNode root) {
    Optional<Node> written = root.get(RootType.PROFILE.key());
    if (written.isEmpty()) {
      return Profile.STANDARD;
    }
    Reading unheard =
        new Reading(
            Profile.STANDARD,
            none(root),
            Optional.empty(),
            Optional.empty(),
            root.at(),
            at -> false);
    return RootType.PROFILE
        .type()
        .read(written.get(), SpecPath.ROOT, unheard)
        .orElse(Profile.DEVELOPMENT);
  }

  /** The name that others are derived from; where there is none, one that offends no limit. */
  private static ScalarNode name(MapNode root) {
    return root.get(RootType.NAME.key())
        .filter(ScalarNode.class::isInstance)
        .map(ScalarNode.class::cast)
        .filter(scalar -> Form.DEPLOYMENT_NAME.matches(scalar.text()))
        .orElseGet(() -> none(root));
  }

  /** What names in AWS start with, where the deployment was called otherwise. */
  private static Optional<String> former(MapNode root) {
    return root.get(RootType.RENAMED_FROM.key())
        .filter(ScalarNode.class::isInstance)
        .map(node -> ((ScalarNode) node).text())
        .filter(Form.PREFIX::matches);
  }

  private static ScalarNode none(MapNode root) {
    return new ScalarNode(root.at(), "name", true);
  }
}
