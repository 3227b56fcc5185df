"""Code locations as services of their own, and runs as tasks of their own."""

import hashlib
import itertools
import json

from conftest import NAME, TOKEN

JOBS = ["endless", "failing", "ingest", "materialize", "stepwise", "wide"]


def test_a_location_that_fails_to_load_takes_nobody_else_down(world):
    def shown():
        jobs = world.jobs()
        return jobs if jobs.get("ingest") == JOBS and jobs.get("ml_models") else None

    jobs = world.wait_for(shown, 180, "the code locations")

    assert "this location can't be loaded" in jobs["ml_models"]
    assert "finance" in jobs  # which nobody runs here
    world.await_jobs("ingest")


def test_a_run_is_a_task_of_its_location(world):
    run = world.launch("ingest")

    assert world.await_run(run) == "SUCCESS"
    task, = world.tasks_of(run)
    server = world.tasks("ingest")[0]
    assert task.definition.family == f"{NAME}-ingest-run"
    assert task.definition.role_arn == server.definition.role_arn
    assert task.tags["dagster/job_name"] == "ingest"
    token = hashlib.sha256(TOKEN.encode()).hexdigest()
    messages = world.messages(run)
    assert f"lake example-lake, source salesforce, token {token}" in messages
    assert "currencies EUR GBP" in messages and "not written: Read-only file system" in messages
    assert world.printed(run) == ["a printed line\n"]


def test_a_sensor_reads_the_events_in_the_code_server(world):
    def ticks():
        data = world.graphql(
            """{ sensorOrError(sensorSelector: { repositoryLocationName: "ingest", repositoryName: "__repository__",
            sensorName: "succeeded" }) { ... on Sensor { sensorState { ticks(limit: 20) { status error { message }
            } } } } }"""
        )
        return data["sensorOrError"]["sensorState"]["ticks"]

    world.wait_for(lambda: "SUCCESS" in {tick["status"] for tick in ticks()}, 120, "a tick that found the run")
    since = itertools.takewhile(lambda tick: tick["status"] != "SUCCESS", ticks())  # the newest first
    assert [tick for tick in since if tick["status"] == "FAILURE"] == []


def test_a_value_that_names_no_io_manager_is_kept_in_the_bucket(world):
    assert world.await_run(world.launch("materialize")) == "SUCCESS"

    found = world.region.clients.s3.list_objects_v2(Bucket="example-lakehouse-dagster", Prefix="assets/")
    assert any(item["Key"].endswith("orders") for item in found.get("Contents", []))


def test_a_run_profile_is_the_size_of_a_run(world):
    run = world.launch("ingest", **{"ecs/cpu": "2048", "ecs/memory": "4096"})

    assert world.await_run(run) == "SUCCESS"
    task, = world.tasks_of(run)
    assert (task.definition.cpu, task.definition.memory_mib) == (2048, 4096)


def test_a_step_is_a_task_of_its_runs_definition(world):
    run = world.launch("stepwise")

    assert world.await_run(run, 300) == "SUCCESS"
    tasks = world.tasks_of(run)
    assert len(tasks) == 3
    assert len({task.definition.arn for task in tasks}) == len({task.definition.role_arn for task in tasks}) == 1
    assert sorted(task.tags.get("dagster/step-key", "") for task in tasks) == ["", "load", "load_again"]


def test_nothing_was_registered_at_run_time(world):
    families = world.region.clients.ecs.list_task_definition_families()["families"]

    assert sorted(families) == sorted(
        f"{NAME}-{name}" for name in ("daemon", "ingest", "ingest-run", "migration", "ml", "ml-run", "read-only", "webserver")
    )


def test_a_run_goes_on_while_its_location_and_the_daemon_are_deployed(world):
    run = world.launch("endless")
    world.wait_for(lambda: world.status(run) == "STARTED", 120, "the run to start")
    before = {task.id for task in world.tasks("ingest")}
    world.replace("ingest")
    world.replace("daemon")
    gaps = []

    def replaced():
        jobs = world.jobs().get("ingest")
        if not isinstance(jobs, list):
            gaps.append(jobs)
        return not before & {task.id for task in world.tasks("ingest")}

    world.wait_for(replaced, 240, "new servers")
    world.region.await_steady(seconds=300)

    assert len(before) == 2
    assert gaps == []
    world.await_jobs("ingest")
    assert world.status(run) == "STARTED"
    assert world.await_run(world.launch("ingest")) == "SUCCESS"
    world.terminate(run)
    assert world.await_run(run) == "CANCELED"


def test_a_run_whose_task_is_lost_is_tried_again(world):
    run = world.launch("endless")
    world.wait_for(lambda: world.status(run) == "STARTED", 120, "the run to start")
    task, = world.tasks_of(run)
    for container in task.containers.values():
        container.kill()

    def retried():
        return [each for each in world.runs(("dagster/parent_run_id", run)) if each["status"] == "STARTED"]

    again = world.wait_for(retried, 300, "the run to be tried again")[0]["runId"]
    assert world.status(run) == "FAILURE"
    world.terminate(again)
    assert world.await_run(again) == "CANCELED"


def test_a_run_whose_spot_task_is_taken_back_cleans_up_and_is_tried_again(world):
    run = world.launch("endless")
    started = lambda: any("Started execution of step" in message for message in world.messages(run) if message)
    world.wait_for(started, 120, "the run's step to start")
    arn, task = next((arn, each) for arn, each in world.region.standalone.tasks.items() if each in world.tasks_of(run))
    world.region.standalone.interrupt(arn)

    world.await_status(run, "FAILURE", 150)
    again = world.wait_for(lambda: world.runs(("dagster/parent_run_id", run)), 300, "the run to be tried again")[0]["runId"]
    assert "cleaned up" in world.messages(run)
    world.region.wait_for(lambda: task.status == "STOPPED", 150, "the task to stop")
    assert [container.exit_code for container in task.containers.values()] != [137]
    world.await_status(again, "STARTED", 150)
    world.terminate(again)
    assert world.await_run(again) == "CANCELED"


def test_the_limits_of_pools_are_those_of_the_spec(world):
    assert world.database.ask("SELECT concurrency_key, \"limit\" FROM concurrency_limits") == "database|3"


def test_the_daemon_prints_what_alarms_look_at(world):
    def metrics():
        lines = world.region.log("daemon", "daemon").splitlines()
        return [json.loads(line) for line in lines if line.startswith('{"_aws"')]

    failures = lambda: sum(each["FailedRuns"] for each in metrics())
    before = failures()
    assert world.await_run(world.launch("failing")) == "FAILURE"
    world.wait_for(lambda: failures() > before, 150, "the daemon to tell of the run")

    assert failures() == before + 1
    last = metrics()[-1]
    assert last["HeartbeatAge"] < 120
    assert last["StuckRuns"] == 0
    alarms = world.region.clients.cloudwatch.describe_alarms()["MetricAlarms"]
    looked = [alarm for alarm in alarms if alarm["Namespace"] == "Dagster"]
    assert len(looked) == 4
    for alarm in looked:
        assert alarm["MetricName"] in last
        assert alarm["Dimensions"] == [{"Name": "Deployment", "Value": last["Deployment"]}]


def test_the_tables_are_migrated_while_dagster_is_stopped(world):
    revision = lambda: world.database.ask("SELECT version_num FROM alembic_version")
    oldest = revision()
    script = 'sh -c "$(terraform output -raw migrate){}"'
    said = world.shell(script.format(""))
    assert "Nothing was done." in said and world.tasks("daemon")

    told = world.shell(script.format(" --yes --same-image"))
    task, = [each for each in world.region.standalone.ended.values() if each.definition.family == f"{NAME}-migration"]
    assert "The tables are migrated." in told
    assert task.containers["migration"].exit_code == 0
    assert revision() != oldest  # which the oldest Dagster made
    assert world.tasks("daemon") == world.tasks("webserver") == []

    world.shell(script.format(" --start"))
    world.region.await_steady(seconds=300)
    world.await_jobs("ingest")
    assert world.await_run(world.launch("ingest")) == "SUCCESS"


def test_the_read_only_webserver_shows_everything_and_changes_nothing(world):
    view = world.shell("terraform output -raw read_only_url").rpartition("/")[2]
    page = world.get(f"/{view}", allow_redirects=False)
    assert (page.status_code, page.headers["Location"]) == (302, f"/{view}/")
    assert f'"/{view}"' in world.get(f"/{view}/runs").text  # the page's own paths have the prefix
    assert world.get(f"/{view}/health", login=False).status_code == 200

    assert isinstance(world.jobs(f"/{view}").get("ingest"), list)
    assert world.refusal(f"/{view}", "ingest") == "UnauthorizedError"
    assert world.post(f"/{view}/report_asset_materialization/orders").status_code == 403
    assert world.get(f"/{view}er").text != world.get(f"/{view}/runs").text


def test_no_value_of_a_secret_is_in_a_log(world):
    logs = world.region.log() + world.database.ask("SELECT string_agg(event, '') FROM event_logs")

    for value in [TOKEN, *world.secrets()]:
        assert value not in logs


def test_roles_are_enough_and_no_more(world):
    monitoring = "run monitoring ends tasks of runs that take too long"
    broken = "its code can't be loaded"
    world.assert_rights(
        {
            "daemon": {"ecs:StopTask": monitoring},
            "ingest": {
                "ecs:StopTask": "the executor ends the tasks of steps whose run is cancelled",
                "elasticfilesystem:ClientMount": "mounting is judged where a task starts",
                "s3:DeleteObject": "the value of an asset that becomes partitioned makes room",
            },
            "ml": {
                action: broken
                for action in (
                    "ecs:DescribeTasks", "ecs:RunTask", "ecs:StopTask", "ecs:TagResource", "iam:PassRole",
                    "s3:DeleteObject", "s3:GetObject", "s3:ListBucket", "s3:PutObject",
                )
            },
            "read-only": {"s3:GetObject": "nobody looks at what a run has printed there"},
        }
    )
