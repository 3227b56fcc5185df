package io.dagform.capability;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Frame;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Part;
import io.dagform.model.Architecture;
import java.util.ArrayList;
import java.util.List;

/** What the chapters of the document begin with. */
record IntroductionPart(Frame frame, Dagster dagster, int webserverTasks) implements Part {

  @Override
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.paragraph(
            Chapter.INTRODUCTION,
            format(
                "Dagster %s on ECS Fargate (%s) in %s: a webserver, a daemon and what they need. This document is generated with the Terraform beside it.",
                dagster.version(), dagster.architecture(), frame.region())));
    if (!frame.title().equals(frame.name())) {
      lines.add(
          Line.paragraph(
              Chapter.INTRODUCTION,
              format(
                  "What is in AWS keeps the name that it was made with: `%s`, which `renamed_from` says.",
                  frame.name())));
    }
    lines.add(
        Line.paragraph(
            Chapter.UPGRADES,
            "A new version may change its tables. With the new image pushed and the new version generated, but not applied, and with no run under way that must not be cut off from the daemon:"));
    lines.add(
        Line.paragraph(
            Chapter.BILL,
            format(
                "Quantities of a month of %s hours with the webserver's smallest number of tasks, which is %s, to be multiplied by the prices of %s. Requests, traffic, logs, and what is stored in, read from and written to S3 and EFS come on top; so does every further task.",
                Chapter.HOURS_OF_A_MONTH, webserverTasks, frame.region())));
    lines.add(
        Line.paragraph(
            Chapter.BILL,
            (dagster.architecture() == Architecture.ARM64
                    ? "Fargate on ARM is about a fifth cheaper than on x86."
                    : "Fargate on x86 is about a quarter dearer than on ARM (`dagster.architecture: arm64`).")
                + (dagster.usesSpot()
                    ? ""
                    : " Spot is not in use: AWS may take its tasks back after two minutes.")
                + " Fargate, NAT gateways and Secrets Manager have no free tier; the first year of an account, or its credits, may cover a small RDS instance and 5 GB of logs, S3 and EFS."));
    return lines;
  }
}
