"""An upgrade: the generated migrate.sh against a stand-in for the AWS command line, which keeps what it was told."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[4] / "templates/config/migrate.sh"
SUBNETS = {"subnets": ["subnet-1", "subnet-2"], "securityGroups": ["sg-1"], "assignPublicIp": "DISABLED"}

# Arguments and answers are held against AWS's own model, and what is printed is what the real program prints.
PROGRAM = """#!{python}
import json, pathlib, sys
import botocore.session, jmespath
from awscli.text import format_text
from botocore import xform_name
from botocore.validate import ParamValidator
folder = pathlib.Path({folder!r})
world = json.loads((folder / "world").read_text())
words, flags = [word for word in sys.argv[1:] if word != "--no-paginate"], {{}}
for word in words[2:]:
    if word.startswith("--"):
        flags[word[2:]] = values = []
    else:
        values.append(word)
assert flags.pop("output") == ["text"] and flags.pop("region") == ["eu-west-1"], words
query = flags.pop("query", [None])[0]
model = botocore.session.get_session().get_service_model(words[0])
operation = next(model.operation_model(n) for n in model.operation_names if xform_name(n, "-") == words[1])
known = {{xform_name(name, "-") for name in operation.input_shape.members}}
assert flags.keys() <= known, (flags, known)
if words[0] == "ecs" and words[1] != "describe-task-definition":
    assert flags["cluster"] == ["main"], words
one = {{name: values[0] for name, values in flags.items() if values}}
tell = lambda what: world["told"].append(what)
task = {{"taskArn": "task/1", "lastStatus": world["task"], "containers": [{{"exitCode": world["code"]}}]}}
if words[1] == "describe-task-definition":
    name = one["task-definition"]
    images = world["images"][name.split(":")[0]]
    answer = {{"taskDefinition": {{"revision": 7, "containerDefinitions": [{{"image": image}} for image in images]}}}}
elif words[1] == "describe-db-snapshots":
    wanted = one.get("db-snapshot-identifier")
    answer = {{"DBSnapshots": [{{"DBSnapshotIdentifier": n, "Status": s}} for n, s in world["snapshots"].items()
        if wanted in (None, n)]}}
elif words[1] == "create-db-snapshot":
    world["snapshots"][one["db-snapshot-identifier"]] = "creating"
    tell("snapshot " + one["db-snapshot-identifier"])
    answer = {{"DBSnapshot": {{"Status": "creating"}}}}
elif words[1] == "describe-scalable-targets":
    ids = [one["resource-ids"]] if one["resource-ids"] in world["scaled"] else []
    answer = {{"ScalableTargets": [{{"ServiceNamespace": "ecs", "ResourceId": id, "ScalableDimension":
        "ecs:service:DesiredCount", "MinCapacity": 1, "MaxCapacity": 2, "RoleARN": "r", "CreationTime": 0}} for id in ids]}}
elif words[1] == "register-scalable-target":
    assert one["resource-id"] in world["scaled"]
    tell("suspended " + one["suspended-state"].split("=")[1].split(",")[0])
    answer = {{}}
elif words[1] == "describe-services":
    name = one["services"]
    answer = {{"services": [{{"runningCount": world["services"][name], "pendingCount": world["pending"],
        "taskDefinition": name + ":3",
        "networkConfiguration": {{"awsvpcConfiguration": {subnets!r}}}}}]}}
elif words[1] == "update-service":
    world["services"][one["service"]] = int(one["desired-count"])
    tell(one["service"] + " " + one["desired-count"])
    answer = {{"service": {{"serviceName": one["service"]}}}}
elif words[1] == "list-tasks":
    if "service-name" in flags:
        arns = ["task/2"] * world["stopping"]
    elif one.get("family") == "migration":
        arns = ["task/1"] if world["task"] == "RUNNING" else []
    else:
        arns = ["task/2", *["task/3"] * world["under_way"]]
        if world["under_way"] and world["services"]["daemon"] == 0:
            tell("waits for a run")
    answer = {{"taskArns": arns}}
elif words[1] == "run-task":
    assert one["network-configuration"] == ("awsvpcConfiguration={{subnets=[subnet-1,subnet-2],securityGroups=[sg-1],"
        "assignPublicIp=DISABLED}}"), one
    tell("run " + one["task-definition"])
    world["task"] = "RUNNING" if world["starts"] else world["task"]
    answer = {{"tasks": [task] if world["starts"] else [], "failures": []}}
elif words[1] == "describe-tasks":
    if one["tasks"] == "task/2" and "group" not in query:
        task = {{"taskArn": "task/2", "lastStatus": "DEPROVISIONING"}}
        tell("waits for a task")
    task["group"] = "family:main-ingest-run" if one["tasks"] == "task/3" else "service:main-ingest-run"
    answer = {{"tasks": [task]}}
problems = ParamValidator().validate(answer, operation.output_shape)
assert not problems.has_errors(), problems.generate_report()
(folder / "world").write_text(json.dumps(world))
format_text(jmespath.search(query, answer) if query else answer, sys.stdout)
"""

# Time goes by: a snapshot is there, and the task has ended.
SLEEP = """#!{python}
import json, pathlib
path = pathlib.Path({folder!r}) / "world"
world = json.loads(path.read_text())
world["snapshots"] = {{name: world["becomes"] for name in world["snapshots"]}}
world["task"] = "STOPPED" if world["task"] == "RUNNING" else world["task"]
world["stopping"] = world["pending"] = world["under_way"] = 0
path.write_text(json.dumps(world))
"""


class World:
    def __init__(self, folder):
        self.folder = folder
        self.state = {
            "snapshots": {}, "scaled": ["service/main/web"], "services": {"daemon": 1, "web": 2}, "task": "", "code": 0,
            "starts": True, "stopping": 0, "pending": 0, "under_way": 0, "becomes": "available", "told": [],
            "images": {"migration": ["dagster:2"], "daemon": ["aws-cli:1", "dagster:1"]},
        }
        for name, text in (("aws", PROGRAM), ("sleep", SLEEP)):
            program = folder / name
            program.write_text(text.format(python=sys.executable, folder=str(folder), subnets=SUBNETS))
            program.chmod(0o755)

    def run(self, *more, database=True):
        (self.folder / "world").write_text(json.dumps(self.state))
        words = ["--region", "eu-west-1", "--cluster", "main", "--family", "migration"]
        words += ["--database", "main"] if database else []
        words += ["--runs", "main"]
        result = subprocess.run(
            ["sh", SCRIPT, *words, "daemon=1", "web=2", *more], text=True, capture_output=True,
            env={**os.environ, "PATH": f"{self.folder}:{os.environ['PATH']}"},
        )
        self.state = json.loads((self.folder / "world").read_text())
        return result

    @property
    def told(self):
        """With the time in a snapshot's name left out."""
        return [re.sub(r"-\d{14}$", "", told) for told in self.state["told"]]


@pytest.fixture
def world(tmp_path):
    return World(tmp_path)


DONE = ["daemon 0", "suspended true", "web 0", "snapshot main-before-migration-7", "run migration:7"]


def test_it_says_first_what_it_would_do(world):
    world.state.update(under_way=2)
    result = world.run()

    assert (result.returncode, world.told) == (0, []), result.stderr
    assert "The migration has dagster:2, the daemon has aws-cli:1 dagster:1." in result.stdout
    assert "Stops web, of which 2 tasks run, and suspends its autoscaling." in result.stdout
    assert "Stops daemon, of which 1 tasks run." in result.stdout
    assert "2 are under way" in result.stdout
    assert "Takes a snapshot of main." in result.stdout
    assert "Nothing was done." in result.stdout


def test_it_stops_dagster_and_migrates(world):
    result = world.run("--yes")

    assert (result.returncode, world.told) == (0, DONE), result.stderr
    assert "terraform apply" in result.stdout


def test_somebody_elses_database_gets_no_snapshot(world):
    result = world.run("--yes", database=False)

    assert (result.returncode, world.told) == (0, [told for told in DONE if "snapshot" not in told]), result.stderr


@pytest.mark.parametrize("late", ["stopping", "pending"])
def test_it_waits_for_tasks_that_end_and_that_are_about_to_start(world, late):
    world.state.update({late: 1})
    result = world.run("--yes")

    assert result.returncode == 0, result.stderr
    assert [told for told in world.told if told != "waits for a task"] == DONE
    assert late != "stopping" or world.told[1] == "waits for a task"


def test_it_waits_for_runs_while_people_can_still_cancel_them(world):
    world.state.update(under_way=2)
    result = world.run("--yes")

    assert result.returncode == 0, result.stderr
    waits = [told for told in world.told if told == "waits for a run"]
    assert waits and world.told == [DONE[0], *waits, *DONE[1:]]


def test_each_attempt_has_a_snapshot_of_its_own(world):
    world.state["snapshots"]["main-before-migration-7-20260101000000"] = "available"

    assert world.run("--yes").returncode == 0
    assert world.told == DONE


def test_it_goes_on_with_a_snapshot_that_is_still_made(world):
    world.state["snapshots"]["main-before-migration-7-20260101000000"] = "creating"

    assert world.run("--yes").returncode == 0
    assert world.told == [told for told in DONE if "snapshot" not in told]


def test_a_snapshot_that_fails_ends_it(world):
    world.state.update(becomes="failed")
    result = world.run("--yes")

    assert result.returncode == 1
    assert "has failed" in result.stderr
    assert "run migration:7" not in world.told


def test_the_image_that_the_daemon_has_is_no_upgrade(world):
    world.state["images"]["migration"] = ["dagster:1"]

    assert "was left out" in world.run().stdout
    refused = world.run("--yes")
    assert (refused.returncode, world.told) == (1, []), refused.stderr
    assert "--same-image" in refused.stderr
    assert world.run("--yes", "--same-image").returncode == 0
    assert world.told == DONE


def test_it_waits_for_a_migration_that_runs_already(world):
    world.state.update(task="RUNNING", services={"daemon": 0, "web": 0})

    assert world.run("--yes").returncode == 0
    assert not any(told.startswith(("run", "snapshot")) for told in world.told)


def test_a_migration_that_fails_leaves_dagster_stopped(world):
    world.state.update(code=1)
    result = world.run("--yes")

    assert result.returncode == 1
    assert "The migration ended with 1" in result.stderr
    assert world.state["services"] == {"daemon": 0, "web": 0}


def test_a_task_that_does_not_start_is_told(world):
    world.state.update(starts=False)
    result = world.run("--yes")

    assert result.returncode == 1
    assert "ECS started no task" in result.stderr


def test_it_starts_dagster_in_its_order(world):
    world.state.update(services={"daemon": 0, "web": 0})
    result = world.run("--start")

    assert (result.returncode, world.told) == (0, ["daemon 1", "web 2", "suspended false"]), result.stderr


@pytest.mark.parametrize("words", [["--region"], ["--region", "eu-west-1"], ["now"]])
def test_it_says_what_it_needs(words):
    result = subprocess.run(["sh", SCRIPT, *words], text=True, capture_output=True)

    assert result.returncode == 2
    assert "It needs" in result.stderr
