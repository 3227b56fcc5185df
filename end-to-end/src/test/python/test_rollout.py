"""What became of an apply: the generated rollout.sh against a stand-in for the AWS command line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[4] / "templates/config/rollout.sh"
TASK = "arn:aws:ecs:eu-west-1:123456789012:task"
DEFINITION = "arn:aws:ecs:eu-west-1:123456789012:task-definition/"
OLD, NEW = f"{DEFINITION}web:1", f"{DEFINITION}web:2"
DAEMON = f"{DEFINITION}daemon:7"

# Gives the answers of a moment; `sleep` goes on to the next. Arguments and answers are held against AWS's own model, and
# what is printed is what the real program prints.
PROGRAM = """#!{python}
import json, os, pathlib, sys
import botocore.session, jmespath
from awscli.text import format_text
from botocore import xform_name
from botocore.validate import ParamValidator
folder = pathlib.Path({folder!r})
now = len((folder / "slept").read_text()) if (folder / "slept").exists() else 0
moments = json.loads((folder / "moments").read_text())
words = [word for word in sys.argv[1:] if word != "--no-paginate"]
flags = {{}}
for word in words[2:]:
    if word.startswith("--"):
        flags[word[2:]] = values = []
    else:
        values.append(word)
with (folder / "calls").open("a") as calls:
    print(words[1], file=calls)
assert words[0] == "ecs" and flags.pop("output") == ["text"] and flags.pop("region") == ["eu-west-1"], words
query = flags.pop("query")[0]
model = botocore.session.get_session().get_service_model("ecs")
operation = next(model.operation_model(n) for n in model.operation_names if xform_name(n, "-") == words[1])
known = {{xform_name(name, "-") for name in operation.input_shape.members}}
assert flags["cluster"] == ["main"] and flags.keys() <= known, (flags, known)
asked = (flags.get("service") or flags.get("services") or flags.get("service-name") or ["web"])[0]
answer = moments[min(now, len(moments) - 1)][asked].get(words[1])
if answer is None:
    sys.exit("An error occurred (AccessDeniedException) when calling " + operation.name)
problems = ParamValidator().validate(answer, operation.output_shape)
assert not problems.has_errors(), problems.generate_report()
format_text(jmespath.search(query, answer), sys.stdout)
"""


def deployment(kind, revision, state, reason="", running=1, failed=0):
    return {
        "status": kind, "taskDefinition": revision, "rolloutState": state, "rolloutStateReason": reason,
        "runningCount": running, "desiredCount": 1, "failedTasks": failed,
    }


def service(*deployments, outcome="SUCCESSFUL", reason=None, events=(), tasks=()):
    """What AWS answers about a service."""
    newest = {"status": outcome, "createdAt": "2026-05-02T10:00:00Z"} | ({"statusReason": reason} if reason else {})
    older = {"status": "STOPPED", "statusReason": "long ago", "createdAt": "2026-05-01T10:00:00Z"}
    described = {"deployments": list(deployments), "events": [
        {"createdAt": f"2026-05-02T10:0{9 - number}:00Z", "message": text} for number, text in enumerate(events)
    ]}
    return {
        "describe-services": {"services": [described] if deployments else [], "failures": []},
        "list-service-deployments": {"serviceDeployments": [older, newest]},
        "list-tasks": {"taskArns": [task["taskArn"] for task in tasks]},
        "describe-tasks": {"tasks": list(tasks)},
    }


def stopped(task, revision, minute, code, reason, *containers):
    return {
        "taskArn": f"{TASK}/main/{task}", "taskDefinitionArn": revision, "stoppedAt": f"2026-05-02T10:{minute:02}:00Z",
        "stopCode": code, "stoppedReason": reason, "containers": list(containers),
    }


WELL = service(deployment("PRIMARY", NEW, "COMPLETED", "ECS deployment ecs-svc/2 completed."))
UNDER_WAY = service(
    deployment("PRIMARY", NEW, "IN_PROGRESS", "ECS deployment ecs-svc/2 in progress.", running=0, failed=1),
    deployment("ACTIVE", OLD, "COMPLETED", "ECS deployment ecs-svc/1 completed."),
    outcome="IN_PROGRESS",
)
PULL = "CannotPullContainerError: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/dagster:b7: not found"
ROLLED_BACK = service(
    deployment("PRIMARY", OLD, "IN_PROGRESS", "ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/1."),
    deployment("ACTIVE", NEW, "FAILED", "ECS deployment circuit breaker: tasks failed to start.", running=0, failed=3),
    outcome="ROLLBACK_IN_PROGRESS",
    reason="Service deployment rolled back because the circuit breaker threshold was exceeded.",
    events=["(service web) rolling back to deployment ecs-svc/1.", "second", "third", "fourth", "fifth", "sixth"],
    tasks=[
        stopped("aaa", NEW, 3, "TaskFailedToStart", "the first"),
        stopped("bbb", NEW, 5, "TaskFailedToStart", PULL, {"name": "nginx", "exitCode": 0}, {
            "name": "webserver", "reason": PULL}),
        stopped("ccc", OLD, 6, "ServiceSchedulerInitiated", "Scaling activity initiated by (deployment ecs-svc/2)"),
        {"taskArn": f"{TASK}/main/ddd", "taskDefinitionArn": NEW, "lastStatus": "DEPROVISIONING"},
    ],
)


@pytest.fixture
def rollout(tmp_path):
    """Runs the script for a service `web`, and others, at moments that follow each other."""
    (tmp_path / "aws").write_text(PROGRAM.format(python=sys.executable, folder=str(tmp_path)))
    (tmp_path / "sleep").write_text(f"#!/bin/sh\nprintf . >> {tmp_path}/slept\n")
    for name in ("aws", "sleep"):
        (tmp_path / name).chmod(0o755)

    def run(*moments, options=(), script=SCRIPT, **services):
        states = [moment if "web" in moment else {"web": moment} for moment in moments]
        (tmp_path / "moments").write_text(json.dumps(states))
        pairs = [f"{name}={revision}" for name, revision in (services or {"web": NEW}).items()]
        return subprocess.run(
            ["sh", script, "--region", "eu-west-1", "--cluster", "main", *pairs, *options],
            env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}, capture_output=True, text=True, check=False,
        )

    return run


def slept(tmp_path):
    return len((tmp_path / "slept").read_text()) if (tmp_path / "slept").exists() else 0


def test_all_is_well_if_every_service_runs_what_was_set(rollout):
    daemon = service(deployment("PRIMARY", DAEMON, "COMPLETED", "ECS deployment ecs-svc/9 completed."))

    done = rollout({"web": WELL, "daemon": daemon}, web=NEW, daemon=DAEMON)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "web runs what Terraform set",
        "  set by Terraform: web:2",
        "  PRIMARY: web:2 COMPLETED, 1 of 1 tasks run, 0 failed: ECS deployment ecs-svc/2 completed.",
        "daemon runs what Terraform set",
        "  set by Terraform: daemon:7",
        "  PRIMARY: daemon:7 COMPLETED, 1 of 1 tasks run, 0 failed: ECS deployment ecs-svc/9 completed.",
    ]


def test_a_rollback_is_told_with_its_reason_events_and_task(rollout):
    done = rollout(ROLLED_BACK)

    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines() == [
        "web runs another revision",
        "  set by Terraform: web:2",
        "  PRIMARY: web:1 IN_PROGRESS, 1 of 1 tasks run, 0 failed:"
        " ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/1.",
        "  ACTIVE: web:2 FAILED, 0 of 1 tasks run, 3 failed: ECS deployment circuit breaker: tasks failed to start.",
        "  newest deployment: ROLLBACK_IN_PROGRESS: Service deployment rolled back because the circuit breaker"
        " threshold was exceeded.",
        "  last events:",
        "    2026-05-02T10:09:00Z: (service web) rolling back to deployment ecs-svc/1.",
        "    2026-05-02T10:08:00Z: second",
        "    2026-05-02T10:07:00Z: third",
        "    2026-05-02T10:06:00Z: fourth",
        "    2026-05-02T10:05:00Z: fifth",
        f"  last stopped task of the set revision: bbb: TaskFailedToStart: {PULL}",
        "    nginx: exit code 0, reason None",
        f"    webserver: exit code None, reason {PULL}",
    ]


def test_one_service_that_was_rolled_back_is_enough(rollout):
    daemon = service(deployment("PRIMARY", DAEMON, "COMPLETED"))

    done = rollout({"web": ROLLED_BACK, "daemon": daemon}, web=NEW, daemon=DAEMON)

    assert done.returncode == 1
    assert "daemon runs what Terraform set" in done.stdout


def test_a_first_deployment_that_has_nothing_to_go_back_to_failed(rollout):
    reason = "ECS deployment circuit breaker: tasks failed to start."

    done = rollout(service(deployment("PRIMARY", NEW, "FAILED", reason, running=0, failed=3), outcome="ROLLBACK_FAILED"))

    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == "web failed"
    assert reason in done.stdout


def test_a_deployment_of_the_same_revision_that_was_rolled_back_failed(rollout):
    done = rollout(
        service(deployment("PRIMARY", NEW, "COMPLETED"), outcome="ROLLBACK_SUCCESSFUL", reason="the circuit breaker")
    )

    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == "web was rolled back or stopped"
    assert "ROLLBACK_SUCCESSFUL: the circuit breaker" in done.stdout


def test_without_waiting_what_is_under_way_is_no_success(rollout, tmp_path):
    done = rollout(UNDER_WAY)

    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == "web is under way"
    assert slept(tmp_path) == 0


def test_waiting_ends_when_all_is_well(rollout, tmp_path):
    restarting = service(deployment("PRIMARY", NEW, "COMPLETED", running=0))

    done = rollout(UNDER_WAY, UNDER_WAY, restarting, WELL, options=["--wait"])

    assert done.returncode == 0, done.stdout
    assert done.stderr == "Waiting: web is under way.\n"
    assert slept(tmp_path) == 3


def test_waiting_ends_when_ecs_goes_back(rollout, tmp_path):
    done = rollout(UNDER_WAY, ROLLED_BACK, options=["--wait"])

    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == "web runs another revision"
    assert slept(tmp_path) == 1


def test_waiting_gives_up_after_half_an_hour(rollout, tmp_path):
    text = SCRIPT.read_text()
    assert "interval=10\nlooks=180\n" in text
    (tmp_path / "short.sh").write_text(text.replace("looks=180", "looks=3"))

    done = rollout(UNDER_WAY, options=["--wait"], script=tmp_path / "short.sh")

    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == "web is under way"
    assert slept(tmp_path) == 3


def test_the_state_of_an_older_deployment_does_not_count_for_one_under_way(rollout):
    again = service(deployment("PRIMARY", NEW, "IN_PROGRESS", running=0), outcome="ROLLBACK_SUCCESSFUL")

    done = rollout(again, WELL, options=["--wait"])

    assert done.returncode == 0, done.stdout


def test_a_service_that_is_not_there_is_no_success(rollout):
    done = rollout(service())

    assert done.returncode == 1
    assert done.stdout.splitlines() == ["web is not there", "  set by Terraform: web:2"]


def test_without_the_right_to_list_deployments_the_rest_is_told(rollout):
    assert rollout(WELL | {"list-service-deployments": None}).returncode == 0
    done = rollout(ROLLED_BACK | {"list-service-deployments": None, "list-tasks": {"taskArns": []}})

    assert done.returncode == 1
    assert "  newest deployment: unknown\n" in done.stdout
    assert "ECS knows no stopped task of the set revision any more" in done.stdout


@pytest.mark.parametrize("call", ["list-tasks", "describe-tasks"])
def test_without_the_right_to_read_tasks_the_rest_is_told(rollout, call):
    daemon = service(deployment("PRIMARY", DAEMON, "COMPLETED"))

    done = rollout({"web": ROLLED_BACK | {call: None}, "daemon": daemon}, web=NEW, daemon=DAEMON)

    assert done.returncode == 1
    assert "AccessDeniedException" in done.stderr
    assert "stopped task" not in done.stdout
    assert "daemon runs what Terraform set" in done.stdout


def test_a_cluster_that_cannot_be_read_is_no_success(rollout):
    for options in ([], ["--wait"]):
        done = rollout(WELL | {"describe-services": None}, options=options)

        assert done.returncode != 0
        assert "AccessDeniedException" in done.stderr


@pytest.mark.parametrize("arguments", [[], ["--cluster", "main", f"web={NEW}"], ["--region"], ["--wat"]])
def test_arguments_that_are_not_whole_are_refused(arguments):
    done = subprocess.run(["sh", SCRIPT, *arguments], capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "see the head of" in done.stderr
