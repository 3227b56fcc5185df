package io.dagform;

import static io.dagform.text.Text.format;

import io.dagform.output.Manifest;
import io.dagform.output.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Outputs that belong to no environment of the spec any more. They stay: what they describe may
 * still run, and Terraform needs them to destroy it.
 */
public final class OrphanedOutputs {
  private OrphanedOutputs() {}

  /**
   * Finds them.
   *
   * @param targets all targets of the spec
   * @throws OutputException if the folder can't be read
   */
  public static List<Path> find(List<Target> targets, Path output) {
    Set<Path> known =
        targets.stream().map(target -> target.folder(output)).collect(Collectors.toSet());
    if (!Files.isDirectory(output)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(output)) {
      return Stream.concat(Stream.of(output), inside)
          .filter(folder -> Files.exists(folder.resolve(Manifest.PATH)))
          .filter(folder -> !known.contains(folder))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new OutputException(format("The output folder %s can't be read: %s.", output, e), e);
    }
  }
}
