package io.dagform.dagster;

import java.util.List;

/** The routes of dagster-webserver 1.13.27 and the pages of its interface. */
public final class Pages {
  private static final List<String> FIRST_WORDS =
      List.of(
          "",
          "asset-groups",
          "assets",
          "automation",
          "deployment",
          "download_debug",
          "graphiql",
          "graphql",
          "jobs",
          "locations",
          "logs",
          "notebook",
          "overview",
          "report_asset_check",
          "report_asset_materialization",
          "report_asset_observation",
          "runs",
          "settings");

  private Pages() {}

  /** Whether a path, such as {@code /runs}, is one of them. */
  public static boolean contain(String path) {
    return FIRST_WORDS.contains(path.split("/", -1)[1]);
  }
}
