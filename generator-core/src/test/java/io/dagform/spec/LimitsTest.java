package io.dagform.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dagform.Dagform;
import io.dagform.Fixtures;
import io.dagform.Spec;
import io.dagform.SpecEdits;
import io.dagform.capability.DeploymentSpec;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.SpecPath;
import io.dagform.yaml.MapNode;
import io.dagform.yaml.Node;
import io.dagform.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every field's limits are where {@code limits/limits.txt} says, and no field is forgotten there.
 */
final class LimitsTest {
  static List<Arguments> values() throws IOException {
    return SpecEdits.limits().stream()
        .map(limit -> arguments(limit.path(), limit.legal(), limit.value()))
        .toList();
  }

  @ParameterizedTest(name = "{0}: {2} legal: {1}")
  @MethodSource("values")
  void areWhereTheTableSays(String path, boolean legal, String value) throws IOException {
    String text = ground(path);

    Spec spec =
        Dagform.read("dagform.yaml", replace(text, path, value).getBytes(StandardCharsets.UTF_8));

    List<Diagnostic> errors =
        spec.diagnostics().stream()
            .filter(Diagnostic::isError)
            .filter(diagnostic -> isAt(diagnostic.path(), path))
            .toList();
    if (legal) {
      // Other rules may join fields; they have fixtures of their own.
      assertThat(errors)
          .noneMatch(diagnostic -> diagnostic.code().kind() == DiagnosticCode.Kind.SPEC);
    } else {
      assertThat(errors).as(spec.diagnostics().toString()).isNotEmpty();
    }
  }

  /** The ground that has the path. */
  private static String ground(String path) throws IOException {
    for (String ground :
        List.of(
            "limits/base.yaml",
            "limits/other.yaml",
            "limits/third.yaml",
            "limits/located.yaml",
            "limits/joined.yaml",
            "limits/joined-owners.yaml",
            "limits/joined-cidr.yaml")) {
      String text = Files.readString(Fixtures.resources(ground));
      if (node(text, path).isPresent()) {
        return text;
      }
    }
    throw new AssertionError(path);
  }

  private static Optional<Node> node(String text, String path) {
    Optional<Node> node = YamlReader.read("base.yaml", text).root().map(root -> root);
    for (String key : path.split("\\.", -1)) {
      node = node.flatMap(each -> each instanceof MapNode map ? map.get(key) : Optional.empty());
    }
    return node;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limits/base.yaml",
        "limits/other.yaml",
        "limits/third.yaml",
        "limits/located.yaml",
        "limits/joined.yaml",
        "limits/joined-owners.yaml",
        "limits/joined-cidr.yaml"
      })
  void theGroundOfTheTableHasNoErrors(String ground) throws IOException {
    byte[] base = Files.readAllBytes(Fixtures.resources(ground));

    assertThat(Dagform.read("dagform.yaml", base).diagnostics()).isEmpty();
  }

  @Test
  void noFieldIsForgotten() throws IOException {
    List<String> listed =
        values().stream().map(row -> String.valueOf(row.get()[0])).distinct().toList();
    TreeSet<String> forgotten = new TreeSet<>();
    DeploymentSpec.TYPE.schemas().forEach(form -> forgotten.addAll(limited(form, SpecPath.ROOT)));
    listed.forEach(path -> forgotten.removeIf(field -> path.matches(field.replace("*", "[^.]+"))));

    assertThat(forgotten).isEmpty();
  }

  @Test
  void everyFieldHasLegalAndIllegalValues() throws IOException {
    for (boolean legal : List.of(true, false)) {
      assertThat(
              values().stream()
                  .filter(row -> row.get()[1].equals(legal))
                  .map(row -> row.get()[0])
                  .collect(Collectors.toSet()))
          .isEqualTo(values().stream().map(row -> row.get()[0]).collect(Collectors.toSet()));
    }
  }

  /** The fields whose values are not all named in the schema. */
  private static List<String> limited(Schema schema, SpecPath path) {
    List<String> paths = new ArrayList<>();
    if (schema instanceof Schema.Scalar scalar) {
      scalar.source().ifPresent(source -> paths.add(path.toString()));
    } else if (schema instanceof Schema.Items || schema instanceof Schema.Overlays) {
      paths.add(path.toString());
    } else if (schema instanceof Schema.Keyed keyed) {
      paths.addAll(limited(keyed.value(), path.key("*")));
    } else if (schema instanceof Schema.MapOf map) {
      paths.add(path.toString());
      if (map.value() instanceof Schema.Fields) {
        paths.addAll(limited(map.value(), path.key("*")));
      }
    } else if (schema instanceof Schema.ByKey shapes) {
      paths.addAll(limited(shapes.otherwise(), path));
      shapes.shapes().forEach(shape -> paths.addAll(limited(shape.schema(), path)));
    } else if (schema instanceof Schema.OneOrList either) {
      paths.addAll(limited(either.item(), path));
    } else if (schema instanceof Schema.OrExisting either) {
      paths.addAll(limited(either.own(), path));
      paths.addAll(limited(either.existing(), path.key("existing")));
    } else if (schema instanceof Schema.OneOrNamed either) {
      paths.addAll(limited(either.one(), path));
    } else if (schema instanceof Schema.NoneOr noneOr) {
      paths.addAll(limited(noneOr.schema(), path));
    } else if (schema instanceof Schema.Fields fields) {
      fields
          .properties()
          .forEach(field -> paths.addAll(limited(field.schema(), path.key(field.key()))));
    } else if (schema instanceof Schema.OneOf oneOf) {
      for (Schema.Alternative alternative : oneOf.alternatives()) {
        alternative
            .content()
            .ifPresent(content -> paths.addAll(limited(content, path.key(alternative.name()))));
      }
    }
    return paths;
  }

  private static boolean isAt(SpecPath path, String field) {
    for (Optional<SpecPath> at = Optional.of(path); at.isPresent(); at = at.get().parent()) {
      if (at.get().toString().equals(field)) {
        return true;
      }
    }
    return false;
  }

  /** The text with another value at a path, whose value ends with its line. */
  private static String replace(String text, String path, String value) {
    Node node = node(text, path).orElseThrow(() -> new AssertionError(path));
    if (node instanceof MapNode map && map.entries().get(0).key().at().equals(map.at())) {
      List<String> keys = List.of(path.split("\\.", -1));
      Node other = SpecEdits.value(value).orElseThrow(() -> new AssertionError(value));
      return SpecEdits.text(SpecEdits.set(SpecEdits.tree(text), keys, other)) + "\n";
    }
    List<String> lines = new ArrayList<>(text.lines().toList());
    int line = node.at().line() - 1;
    lines.set(line, lines.get(line).substring(0, node.at().column() - 1) + value);
    return String.join("\n", lines) + "\n";
  }
}
