package io.dagform.capability.logs;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.CloudName;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.LogGroup;
import io.dagform.blueprint.Node;
import io.dagform.blueprint.Once;
import io.dagform.blueprint.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The log groups of the processes. */
public record LogsPart(Observability model, String region, List<LogGroup> groups) implements Part {
  private static final int SHOWN = 4;

  public LogsPart {
    groups = Once.of(groups.stream());
  }

  @Override
  public List<LogGroup> logGroups() {
    return groups;
  }

  @Override
  public List<CloudName> names() {
    return groups.stream()
        .map(group -> CloudName.regional("log group", group.name(), model.fieldOf(group)))
        .toList();
  }

  @Override
  public List<Node> nodes() {
    return List.of(
        new Node(
            "logs",
            format("[\"CloudWatch Logs<br/>%s\"]", shown().collect(Collectors.joining("<br/>"))),
            Node.Place.REGION,
            Node.Role.USED));
  }

  /** Their names, as many as a picture takes. */
  private Stream<String> shown() {
    Stream<String> names = groups.stream().map(LogGroup::name).limit(SHOWN);
    return groups.size() > SHOWN
        ? Stream.concat(names, Stream.of(format("%s more", groups.size() - SHOWN)))
        : names;
  }

  @Override
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (LogGroup group : groups) {
      lines.add(
          Line.row(
              Chapter.COMPONENTS,
              "log group",
              format("`%s`, kept for %s days", group.name(), group.retentionDays())));
    }
    lines.add(
        Line.paragraph(
            Chapter.DESTRUCTION,
            format(
                "Log groups stay, with what they hold, also those that a changed spec no longer makes. Before one is made again, take it back (`terraform import %s %s`) or delete it:",
                groups.get(0).ref().address(), groups.get(0).name())));
    lines.add(
        Line.code(
            Chapter.DESTRUCTION,
            "sh",
            groups.stream()
                .map(
                    group ->
                        format(
                            "aws logs delete-log-group --region %s --log-group-name %s",
                            region, group.name()))
                .toArray(String[]::new)));
    if (model.containerInsights()) {
      lines.add(Line.row(Chapter.BILL, "CloudWatch", "-", "metrics of Container Insights"));
    }
    return lines;
  }
}
