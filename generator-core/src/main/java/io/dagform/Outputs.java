package io.dagform;

import io.dagform.change.OtherOutput;
import io.dagform.output.OutputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The outputs of a spec as they are on disk. */
public final class Outputs {
  private final List<Target> targets;
  private final Path folder;
  private final OrphanedOutputs orphans;
  private final Map<Path, OtherOutput> living;

  private Outputs(
      List<Target> targets, Path folder, OrphanedOutputs orphans, Map<Path, OtherOutput> living) {
    this.targets = targets;
    this.folder = folder;
    this.orphans = orphans;
    this.living = living;
  }

  /**
   * Finds them.
   *
   * @param targets all targets of the spec
   * @param folder of the spec's output
   * @throws OutputException if the folder can't be read
   */
  public static Outputs find(List<Target> targets, Path folder) {
    Map<Path, OtherOutput> living = new LinkedHashMap<>();
    for (Target target : targets) {
      Path its = target.folder(folder);
      // One that can't be read is an error of its own target.
      OrphanedOutputs.manifest(its)
          .ifPresent(
              manifest ->
                  living.put(
                      its,
                      OtherOutput.living(
                          OrphanedOutputs.label(folder, its),
                          manifest,
                          target.blueprint().frame().accountId())));
    }
    return new Outputs(List.copyOf(targets), folder, OrphanedOutputs.find(targets, folder), living);
  }

  /** All targets of the spec. */
  List<Target> targets() {
    return targets;
  }

  /** The folder of the spec's output. */
  Path folder() {
    return folder;
  }

  /** Those that belong to no target. */
  public OrphanedOutputs orphans() {
    return orphans;
  }

  /** All but a target's. */
  List<OtherOutput> beside(Target target) {
    List<OtherOutput> others = new ArrayList<>(orphans.readable());
    living.forEach(
        (its, other) -> {
          if (!its.equals(target.folder(folder))) {
            others.add(other);
          }
        });
    return others;
  }
}
