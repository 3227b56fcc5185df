package io.dagform.capability;

import io.dagform.blueprint.Chapter;
import io.dagform.blueprint.Line;
import io.dagform.blueprint.Part;
import java.util.ArrayList;
import java.util.List;

/** How runs that ended long ago are deleted, which Dagster does not do by itself. */
record OldRunsPart() implements Part {
  @Override
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();

    lines.add(
        Line.paragraph(
            Chapter.GROWTH,
            "A job that deletes runs that ended more than 90 days ago, to be scheduled daily. Dagster forgets what a deleted run materialized, and may materialize a partition again: name only jobs for which that does not matter."));
    lines.add(
        Line.code(
            Chapter.GROWTH,
            "python",
            "import datetime",
            "",
            "import dagster as dg",
            "",
            "JOBS = [\"clean_up\"]",
            "",
            "",
            "@dg.op",
            "def delete_old_runs(context):",
            "    before = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=90)",
            "    ended = [dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.CANCELED]",
            "    for job in JOBS:",
            "        old = dg.RunsFilter(job_name=job, statuses=ended, created_before=before)",
            "        while records := context.instance.get_run_records(old, limit=100):",
            "            for record in records:",
            "                context.instance.delete_run(record.dagster_run.run_id)",
            "",
            "",
            "@dg.job",
            "def clean_up():",
            "    delete_old_runs()"));
    return lines;
  }
}
