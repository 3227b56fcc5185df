package io.dagform.report;

import static io.dagform.text.Text.format;

import io.dagform.blueprint.Blueprint;
import io.dagform.model.Dagster;
import io.dagform.model.Database;
import io.dagform.model.Deployment;

/** How a running deployment is changed, what can go wrong in it, and what grows. */
final class Operations {
  private final Deployment deployment;
  private final Dagster dagster;
  private final Database.Rds rds;
  private final String cluster;
  private final Markdown out;

  private Operations(Blueprint blueprint, Markdown out) {
    this.deployment = blueprint.deployment();
    this.dagster = deployment.dagster();
    this.rds = (Database.Rds) deployment.database();
    this.cluster = format("--region %s --cluster %s", deployment.region(), dagster.cluster());
    this.out = out;
  }

  static void write(Blueprint blueprint, Markdown out) {
    Operations operations = new Operations(blueprint, out);
    operations.changes();
    operations.upgrades();
    operations.troubles();
    operations.growth();
  }

  private void changes() {
    out.heading(2, "Changing it");
    if (deployment.reasonFor("mutable-image-tag").isPresent()) {
      out.paragraph("After a push under the same tag, the services have to be started anew:");
      out.code("sh", redeploy(dagster.daemon().service()), redeploy(dagster.webserver().service()));
    } else {
      out.paragraph(
          "The repository refuses to move a tag: push the new image under a new one, set `dagster.image.tag`, generate and apply.");
    }
    out.paragraph(
        "Runs are processes of the daemon's task. When it is deployed, the old daemon launches no new ones and waits for those that are under way. After 90 seconds those that are left are told to end, so that their code can clean up, and 30 seconds later ECS kills them. The new daemon waits for the old one, by a lock in the database, and nothing is scheduled in between; ticks that were missed are made up for. Runs that did not end in time, and those of a task that was lost or ran out of memory, are marked as failed and tried again, at most twice. A job that must not run twice says so with the tag `dagster/max_retries: 0`.");
    out.paragraph(
        "A new instance class, more storage and Multi-AZ wait for the database's maintenance window, although the apply is done. Who cannot wait runs `aws rds modify-db-instance --apply-immediately` with the same values.");
    out.paragraph(
        "Tasks reach the internet by HTTPS only. A database or a broker that a pipeline talks to needs a rule in a file of your own beside this one, such as `warehouse.tf`:");
    out.code(
        "hcl",
        "resource \"aws_vpc_security_group_egress_rule\" \"warehouse\" {",
        "  security_group_id = aws_security_group.tasks.id",
        "  cidr_ipv4         = \"10.99.0.0/24\"",
        "  ip_protocol       = \"tcp\"",
        "  from_port         = 5439",
        "  to_port           = 5439",
        "}");
  }

  private void upgrades() {
    out.heading(2, "Upgrading Dagster");
    out.paragraph(
        "A new version may change its tables. With the new image pushed and the new version generated, but not applied: take a snapshot, stop the daemon, and run the migration in a task of the webserver's family.");
    out.code(
        "sh",
        format(
            "aws rds create-db-snapshot --region %1$s --db-instance-identifier %2$s --db-snapshot-identifier %2$s-before-upgrade",
            deployment.region(), rds.identifier()),
        format(
            "aws rds wait db-snapshot-available --region %s --db-snapshot-identifier %s-before-upgrade",
            deployment.region(), rds.identifier()),
        format(
            "tasks=$(aws ecs list-tasks %s --service-name %s --query 'taskArns' --output text)",
            cluster, dagster.daemon().service()),
        format(
            "aws ecs update-service %s --service %s --desired-count 0",
            cluster, dagster.daemon().service()),
        format("aws ecs wait tasks-stopped %s --tasks $tasks", cluster),
        "terraform apply -target=aws_ecs_task_definition.webserver",
        format(
            "network=$(aws ecs describe-services %s --services %s --query 'services[0].networkConfiguration' --output json)",
            cluster, dagster.webserver().service()),
        format(
            "aws ecs run-task %s --launch-type FARGATE --task-definition %s --network-configuration \"$network\" \\",
            cluster, dagster.webserver().family()),
        "  --overrides '{\"containerOverrides\": [{\"name\": \"webserver\", \"command\": [\"dagster\", \"instance\", \"migrate\"]}]}'");
    out.paragraph(
        "Once that task has stopped with exit code 0, `terraform apply` brings the rest and starts the daemon.");
  }

  private void troubles() {
    out.heading(2, "What can go wrong, and what to do");
    out.row("what you see", "why", "what to do");
    out.row("---", "---", "---");
    out.row(
        "a run stays in \"Canceling\"",
        "its code does not end when it is told to, or the daemon is away",
        "its events say so after 10 s, and after 60 it is killed; otherwise " + tail("daemon"));
    out.row(
        "a run failed with \"The task that it ran in has ended\"",
        "a deployment did not wait any longer, or the task was lost or ran out of memory",
        "it is tried again; the service's events name what happened to the task: "
            + services(dagster.daemon().service()));
    out.row(
        "nothing is scheduled, and the daemon's log says \"another daemon is at work\"",
        "the old daemon waits for its runs, or somebody started a task of its family",
        format(
            "wait two minutes; `aws ecs list-tasks %s --family %s` lists who else there is",
            cluster, dagster.daemon().family()));
    out.row(
        "the interface answers with errors or not at all, and recovers",
        "the database failed over; lost connections are noticed within 30 s and made anew",
        format(
            "nothing; `aws rds describe-events --region %s --source-type db-instance --source-identifier %s` says why",
            deployment.region(), rds.identifier()));
    out.row(
        "published code does not appear",
        "files are still being changed, the release is not there, an object was left out: the sync says which",
        tail("sync"));
    out.row(
        "a bad release is live",
        "",
        "name an older one, of which `aws s3 ls \"$(terraform output -raw code_url).releases/\"` has the list: `printf NAME > release && aws s3 cp release \"$(terraform output -raw code_url).release\"`");
    out.row(
        "a task does not start, and its log says \"there is no revision on disk\"",
        "the file system is empty, and the bucket or the credentials cannot be had",
        tail("sync"));
    out.row(
        "a script gets 403 from the interface",
        "nginx refuses what another site could have a browser send",
        "send GraphQL as `Content-Type: application/json`, and no `Origin` but this host");
    out.row(
        "a run has no log",
        format(
            "it is older than %d days, or printed in the last 30 s",
            deployment.storage().computeLogDays()),
        "`storage.compute_log_days`");
    out.row(
        "an apply fails with \"Cannot upgrade postgres\"",
        "AWS retired the minor version that the spec pins, and upgraded the database",
        "write the major version alone in `database.rds.engine_version`");
    out.row(
        "data is lost",
        "",
        format(
            "restore beside it with `aws rds restore-db-instance-to-point-in-time --region %1$s --source-db-instance-identifier %2$s --target-db-instance-identifier %2$s-restored --use-latest-restorable-time` and the subnet group, parameter group and security group of the old one; exchange both identifiers with `aws rds modify-db-instance --new-db-instance-identifier`; then `terraform state rm aws_db_instance.main` and `terraform import aws_db_instance.main %2$s`. Automated backups go with the instance that is deleted: keep the old one until you are sure",
            deployment.region(), rds.identifier()));
    out.line("");
  }

  private String services(String service) {
    return format(
        "`aws ecs describe-services %s --services %s --query 'services[0].events[:5]'`",
        cluster, service);
  }

  private String tail(String streams) {
    return format(
        "`aws logs tail %s --region %s --log-stream-name-prefix %s`",
        deployment.observability().logGroup(), deployment.region(), streams);
  }

  private void growth() {
    out.heading(2, "What grows");
    out.row("what", "how it is bounded");
    out.row("---", "---");
    out.row(
        "Dagster's event log in the database",
        (rds.maxStorageGib() > rds.storageGib()
                ? format(
                    "AWS enlarges the disk up to %d GiB, and never shrinks it", rds.maxStorageGib())
                : "the disk does not grow, and a full one stops Dagster")
            + "; Dagster itself deletes nothing of a run, the job below does");
    out.row("what runs print", format("%d days", deployment.storage().computeLogDays()));
    out.row(
        "values of assets",
        format(
            "one for each asset or partition; what was overwritten or deleted goes after %d days",
            deployment.storage().assetVersionDays()));
    out.row("values that ops hand to each other", "30 days");
    out.row(
        "releases of the code",
        "`publish.sh` keeps 20, and deleted ones go after 90 days; the file system has a file that did not change once, and revisions go after a week, or twice `max_runtime_seconds`");
    out.row("images", "those with a tag stay until you delete them");
    out.line("");
    out.paragraph(
        "A job that deletes runs that ended more than 90 days ago, to be scheduled daily. Dagster forgets what a deleted run materialized, and may materialize a partition again: name only jobs for which that does not matter.");
    out.code(
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
        "    delete_old_runs()");
  }

  private String redeploy(String service) {
    return format(
        "aws ecs update-service --force-new-deployment %s --service %s", cluster, service);
  }
}
