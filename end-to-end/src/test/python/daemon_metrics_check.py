"""Prints the metrics of an instance with runs in every state, as the daemon does.

    daemon_metrics_check.py FOLDER

The folder has the generated daemon_metrics.py.
"""

import os
import sys
import time
from datetime import datetime, timezone

from dagster import DagsterEvent, DagsterEventType, DagsterInstance, DagsterRunStatus, job, op
from dagster._core.events import JobFailureData
from dagster._core.storage.runs.schema import RunsTable
from dagster._daemon.types import DaemonHeartbeat

sys.path.insert(0, sys.argv[1])
os.environ["METRICS_DEPLOYMENT"] = "lakehouse"
import daemon_metrics

HOUR_SECONDS = 3600
SETTINGS = {
    "run_monitoring": {"enabled": True, "start_timeout_seconds": 180, "max_runtime_seconds": HOUR_SECONDS},
    "run_retries": {"enabled": True, "max_retries": 2, "retry_on_asset_or_op_failure": False},
}


EVENTS = {
    DagsterRunStatus.STARTING: DagsterEventType.RUN_STARTING,
    DagsterRunStatus.STARTED: DagsterEventType.RUN_START,
    DagsterRunStatus.CANCELING: DagsterEventType.RUN_CANCELING,
    DagsterRunStatus.SUCCESS: DagsterEventType.RUN_SUCCESS,
    DagsterRunStatus.FAILURE: DagsterEventType.RUN_FAILURE,
}


@op
def nothing():
    pass


@job
def some():
    nothing()


def run(instance, status, seconds_ago=0, tags=None):
    made = instance.create_run_for_job(some, tags=tags or {})
    then = time.time() - seconds_ago
    if status in EVENTS:
        data = JobFailureData(error=None) if status == DagsterRunStatus.FAILURE else None
        event = DagsterEvent(event_type_value=EVENTS[status].value, job_name="some", event_specific_data=data)
        instance.report_dagster_event(event, made.run_id, timestamp=then)
    moment = datetime.fromtimestamp(then, timezone.utc).replace(tzinfo=None)
    with instance.run_storage.connect() as connection:
        row = RunsTable.update().where(RunsTable.c.run_id == made.run_id)
        connection.execute(row.values(update_timestamp=moment, status=status.value))
    return made.run_id


with DagsterInstance.local_temp(overrides=SETTINGS) as instance:
    daemon_metrics.START = time.time() - HOUR_SECONDS
    metrics = daemon_metrics.Metrics(instance)
    first, *kinds = instance.get_required_daemon_types()
    print(metrics.line())  # no loop has given a sign of life
    for kind in [first, *kinds]:
        ago = 300 if kind == "SCHEDULER" else 5
        instance.add_daemon_heartbeat(DaemonHeartbeat(time.time() - ago, kind, "me", []))
    run(instance, DagsterRunStatus.QUEUED)
    run(instance, DagsterRunStatus.SUCCESS)
    print(metrics.line())  # runs are queued, and nothing happens

    run(instance, DagsterRunStatus.STARTED)
    run(instance, DagsterRunStatus.STARTED, 2 * HOUR_SECONDS)
    run(instance, DagsterRunStatus.STARTED, 2 * HOUR_SECONDS, {"dagster/max_runtime": str(3 * HOUR_SECONDS)})
    run(instance, DagsterRunStatus.STARTED, 2 * HOUR_SECONDS, {"dagster/max_runtime_seconds": str(3 * HOUR_SECONDS)})
    run(instance, DagsterRunStatus.STARTED, 2 * HOUR_SECONDS, {"dagster/max_runtime": "never"})
    run(instance, DagsterRunStatus.STARTING, 60)
    run(instance, DagsterRunStatus.STARTING, HOUR_SECONDS)
    run(instance, DagsterRunStatus.CANCELING, HOUR_SECONDS)
    run(instance, DagsterRunStatus.FAILURE, 30, {"dagster/max_retries": "0"})
    died = run(instance, DagsterRunStatus.FAILURE, 30)  # and is tried again
    run(instance, DagsterRunStatus.FAILURE, 0, {"dagster/max_retries": "0"})  # the next line's
    print(metrics.line())
    print(metrics.line())
    instance.add_run_tags(died, {"dagster/will_retry": "false"})  # it could not be launched again
    print(metrics.line())
    instance.add_run_tags(died, {"team": "data"})
    print(metrics.line())
    print(metrics.silence())
