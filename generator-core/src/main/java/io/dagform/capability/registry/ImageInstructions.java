package io.dagform.capability.registry;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Line;
import java.util.List;

/** What an image of Dagster's processes holds. */
final class ImageInstructions {
  // Dagster's documentation, "Releases and compatibility": the libraries are 0.(minor + 16).
  private static final int LIBRARY_MINOR_OFFSET = 16;

  private ImageInstructions() {}

  static List<Line> lines(String dagsterVersion) {
    return List.of(
        Line.paragraph(
            Chapter.FIRST_DEPLOYMENT,
            format(
                "The services start once the image is in the repository, so that comes first. The image holds `sh`, `python`, Dagster %s with its webserver and the libraries below, and what your code imports; its user does not matter. A Dockerfile that does, in a folder `image`:",
                dagsterVersion)),
        Line.code(
            Chapter.FIRST_DEPLOYMENT,
            "dockerfile",
            "FROM python:3.12.11-slim-bookworm",
            format(
                "RUN pip install --no-cache-dir dagster==%1$s dagster-webserver==%1$s dagster-postgres==%2$s dagster-aws==%2$s",
                dagsterVersion, libraryVersion(dagsterVersion)),
            "USER 1000:1000"));
  }

  /** The version of dagster-aws, dagster-postgres and the other libraries that belongs to it. */
  private static String libraryVersion(String dagsterVersion) {
    String[] parts = dagsterVersion.split("\\.", -1);
    return format("0.%d.%s", Integer.parseInt(parts[1]) + LIBRARY_MINOR_OFFSET, parts[2]);
  }
}
