package io.dagform.capability.registry;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * What an image of Dagster's processes holds.
 *
 * @param modules with the user's definitions, where the code is in the image
 */
public record ImageContents(String dagsterVersion, List<String> modules) {
  public ImageContents {
    modules = List.copyOf(modules);
  }

  // Dagster's documentation, "Releases and compatibility": the libraries are 0.(minor + 16).
  private static final int LIBRARY_MINOR_OFFSET = 16;

  /** How to make one. */
  List<Line> lines() {
    List<String> dockerfile = new ArrayList<>();
    dockerfile.add("FROM python:3.12.11-slim-bookworm");
    dockerfile.add(
        format(
            "RUN pip install --no-cache-dir dagster==%1$s dagster-webserver==%1$s dagster-postgres==%2$s dagster-aws==%2$s",
            dagsterVersion, libraryVersion()));
    if (!modules.isEmpty()) {
      dockerfile.add("COPY . /project");
      dockerfile.add("RUN pip install --no-cache-dir /project");
    }
    dockerfile.add("USER 1000:1000");
    return List.of(
        Line.paragraph(
            Chapter.FIRST_DEPLOYMENT,
            format(
                "The services start once the image is in the repository, so that comes first. The image holds `sh`, `python`, Dagster %s with its webserver and the libraries below, %s; its user does not matter. A Dockerfile that does, in a folder `image`%s:",
                dagsterVersion,
                modules.isEmpty() ? "and what your code imports" : held(),
                modules.isEmpty()
                    ? ""
                    : " with your project, whose `pyproject.toml` names its dependencies")),
        Line.code(Chapter.FIRST_DEPLOYMENT, "dockerfile", dockerfile.toArray(String[]::new)));
  }

  private String held() {
    return modules.size() == 1
        ? format("the module `%s` and what it imports", modules.get(0))
        : format("the modules `%s` and what they import", String.join("`, `", modules));
  }

  /** The version of dagster-aws, dagster-postgres and the other libraries that belongs to it. */
  private String libraryVersion() {
    String[] parts = dagsterVersion.split("\\.", -1);
    return format("0.%s.%s", Integer.parseInt(parts[1]) + LIBRARY_MINOR_OFFSET, parts[2]);
  }
}
