package io.dagform.change;

import io.dagform.aws.ReplacementRules;
import io.dagform.diagnostic.Locator;
import io.dagform.hcl.Ref;
import io.dagform.output.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/** An output beside the one that is generated, which has names in AWS. */
public final class OtherOutput {
  private final String folder;
  private final Optional<String> doubt;
  private final boolean lives;
  private final Records records;
  private final SortedMap<String, SortedSet<String>> names;

  private OtherOutput(String folder, Manifest manifest, boolean lives) {
    this.folder = folder;
    this.doubt = manifest.doubt();
    this.lives = lives;
    this.records = Records.parse(manifest.records());
    this.names = records.namesByType();
  }

  /**
   * That of an environment of the spec.
   *
   * @param folder as people call it
   * @param account that the spec says, which its manifest may not know yet
   */
  public static OtherOutput living(String folder, Manifest manifest, Optional<String> account) {
    OtherOutput output = new OtherOutput(folder, manifest, true);
    account.ifPresent(output.records::learnAccount);
    return output;
  }

  /**
   * One that belongs to no environment of the spec any more, and may still run.
   *
   * @param folder as people call it
   */
  public static OtherOutput orphaned(String folder, Manifest manifest) {
    return new OtherOutput(folder, manifest, false);
  }

  public String folder() {
    return folder;
  }

  /** Why its manifest may not be what was generated. */
  public Optional<String> doubt() {
    return doubt;
  }

  /** Whether it belongs to an environment of the spec. */
  public boolean lives() {
    return lives;
  }

  /** The addresses of what would be lost with it. */
  public List<String> losses() {
    return records.held().keySet().stream()
        .filter(address -> ReplacementRules.loss(new Ref(address).type()).isPresent())
        .toList();
  }

  /**
   * What to write where its environment was renamed, so that the names in AWS stay; absent where
   * nothing can be written.
   *
   * @param at says what the spec has
   */
  public Optional<String> renamedFrom(Locator at) {
    return Optional.of("renamed_from: " + name().orElse("PREFIX"))
        .filter(field -> Fields.keepsNames(at));
  }

  /** What its names in AWS start with; absent in an old manifest. */
  Optional<String> name() {
    return records.name().stream().findFirst();
  }

  /** Whether another output has names in AWS in common with it. */
  public boolean sharesNames(Manifest other) {
    Records its = Records.parse(other.records());
    return !its.common(its.names(), this).isEmpty();
  }

  Records records() {
    return records;
  }

  /** The names that AWS gives once, by the type of what has them. */
  SortedMap<String, SortedSet<String>> namesByType() {
    return names;
  }
}
