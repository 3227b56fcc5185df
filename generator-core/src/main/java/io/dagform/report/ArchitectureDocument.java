package io.dagform.report;

import io.dagform.blueprint.Blueprint;

/** ARCHITECTURE.md. */
public final class ArchitectureDocument {
  private ArchitectureDocument() {}

  public static String of(Blueprint blueprint) {
    return "# " + blueprint.deployment().name() + "\n";
  }
}
