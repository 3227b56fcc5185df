package io.dagform;

import static io.dagform.text.Text.format;
import static java.util.stream.Collectors.joining;

import io.dagform.change.OtherOutput;
import io.dagform.diagnostic.Diagnostic;
import io.dagform.diagnostic.DiagnosticCode;
import io.dagform.diagnostic.Findings;
import io.dagform.diagnostic.SpecPath;
import io.dagform.output.Manifest;
import io.dagform.output.OutputException;
import io.dagform.output.OutputFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Outputs that belong to no environment of the spec any more. They stay: what they describe may
 * still run, and Terraform needs them to destroy it.
 *
 * @param readable those whose manifest tells what they hold
 * @param diagnostics what is to be said of all of them
 */
public record OrphanedOutputs(List<OtherOutput> readable, List<Diagnostic> diagnostics) {
  private static final SpecPath ENVIRONMENTS = SpecPath.of("environments");

  public OrphanedOutputs {
    readable = List.copyOf(readable);
    diagnostics = List.copyOf(diagnostics);
  }

  /**
   * Finds them.
   *
   * @param targets all targets of the spec
   * @throws OutputException if the folder can't be read
   */
  public static OrphanedOutputs find(List<Target> targets, Path output) {
    List<Path> folders = folders(targets, output);
    if (folders.isEmpty() || targets.isEmpty()) {
      return new OrphanedOutputs(List.of(), List.of());
    }
    List<OtherOutput> readable = new ArrayList<>();
    Findings findings = new Findings(targets.get(0).locator());
    for (Path folder : folders) {
      String label = label(output, folder);
      manifest(folder)
          .map(manifest -> OtherOutput.orphaned(label, manifest))
          .ifPresentOrElse(readable::add, () -> unreadable(label, findings));
    }
    for (OtherOutput orphan : readable) {
      doubt(orphan, findings);
      held(
          orphan,
          namesake(orphan, targets, output),
          orphan.renamedFrom(targets.get(0).locator()),
          findings);
    }
    return new OrphanedOutputs(readable, findings.all());
  }

  private static List<Path> folders(List<Target> targets, Path output) {
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

  /** A folder of an output as people call it. */
  static String label(Path output, Path folder) {
    String root = String.valueOf(output.getFileName());
    return folder.equals(output) ? root : root + "/" + output.relativize(folder);
  }

  /** Absent where it can't be read. */
  static Optional<Manifest> manifest(Path folder) {
    try {
      return new OutputFolder(folder).manifest();
    } catch (OutputException e) {
      return Optional.empty();
    }
  }

  private static void unreadable(String folder, Findings findings) {
    findings.add(
        DiagnosticCode.UNCHECKED_CHANGE,
        ENVIRONMENTS,
        format(
            "The manifest of `%s`, which belongs to no environment, can't be read; names that it may still have in AWS were not compared.",
            folder),
        "Restore it from version control; or delete it and the files beside it, once `terraform destroy` was run there.");
  }

  private static void doubt(OtherOutput orphan, Findings findings) {
    orphan
        .doubt()
        .ifPresent(
            doubt ->
                findings.add(
                    DiagnosticCode.UNCHECKED_CHANGE,
                    ENVIRONMENTS,
                    format(
                        "The manifest of `%s`, which belongs to no environment, %s",
                        orphan.folder(), doubt),
                    "Restore it from version control if you can; or delete it and the files beside it, once `terraform destroy` was run there."));
  }

  /** An output with the same names in AWS, which was copied from it. */
  private static Optional<String> namesake(OtherOutput orphan, List<Target> targets, Path output) {
    return targets.stream()
        .map(target -> target.folder(output))
        .filter(folder -> manifest(folder).filter(orphan::sharesNames).isPresent())
        .map(folder -> label(output, folder))
        .findFirst();
  }

  private static void held(
      OtherOutput orphan, Optional<String> namesake, Optional<String> renamed, Findings findings) {
    String losses =
        orphan.losses().stream().map(address -> "`" + address + "`").collect(joining(", "));
    findings.add(
        DiagnosticCode.ORPHANED_OUTPUT,
        ENVIRONMENTS,
        format(
            "`%s` belongs to no environment, and stays as it is; its state may hold %s.",
            orphan.folder(), losses.isEmpty() ? "nothing that would be missed" : losses),
        namesake
            .map(
                other ->
                    format(
                        "`%s` has the same names in AWS, so run no `terraform destroy` in `%s`; delete its files once the state of `%1$s` has what it made.",
                        other, orphan.folder()))
            .orElseGet(() -> wayOut(renamed)));
  }

  private static String wayOut(Optional<String> renamed) {
    return format(
        "If the environment was renamed, move what is in the folder to the new one%s; otherwise run `terraform destroy` in it and delete its files then, `.dagform/manifest` among them, or take the environment back into the spec.",
        renamed.map(field -> format(" and write `%s` there", field)).orElse(""));
  }
}
