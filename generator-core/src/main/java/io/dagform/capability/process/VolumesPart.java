package io.dagform.capability.process;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the document says of the user's volumes.
 *
 * @param needs what the code in each process needs
 */
public record VolumesPart(Map<ProcessName, UserNeeds> needs) implements Part {
  public VolumesPart {
    needs = new LinkedHashMap<>(needs);
  }

  @Override
  public List<Line> lines() {
    Map<String, List<String>> places = new LinkedHashMap<>();
    needs.forEach(
        (process, its) ->
            its.volumes()
                .values()
                .forEach(
                    volume ->
                        places
                            .computeIfAbsent(file(volume), key -> new ArrayList<>())
                            .add(place(process, volume))));
    List<Line> lines = new ArrayList<>();
    places.forEach(
        (file, mounts) -> lines.add(Line.row(Chapter.COMPONENTS, file, String.join("; ", mounts))));
    if (!places.isEmpty()) {
      lines.add(
          Line.row(
              Chapter.TROUBLES,
              "a task does not start, and its reason has `ResourceInitializationError` and `EFS`",
              "the file system has no mount target in the task's zone, the group of its mount targets does not let in port 2049, or a policy of the file system keeps the task's role out",
              "the group needs a rule for each security group in \"Network\" that leads to it; a policy needs a statement for each task role"));
    }
    return lines;
  }

  private static String file(UserVolume volume) {
    return format("EFS `%s`, access point `%s`", volume.fileSystem(), volume.accessPoint());
  }

  private static String place(ProcessName process, UserVolume volume) {
    return format(
        "%s: `%s`, %s",
        process.words(), volume.path(), volume.readOnly() ? "to read" : "to read and write");
  }
}
