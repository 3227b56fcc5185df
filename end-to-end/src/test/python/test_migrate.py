"""An upgrade: the generated migrate.sh against a stand-in for the AWS command line, which keeps what it was told."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[4] / "templates/config/migrate.sh"
SNAPSHOT = "main-before-migration-7"
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
words, flags = sys.argv[1:], {{}}
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
    answer = {{"taskDefinition": {{"revision": 7}}}}
elif words[1] == "describe-db-snapshots":
    wanted = one["filters"].removeprefix("Name=db-snapshot-id,Values=")
    answer = {{"DBSnapshots": [{{"Status": s}} for n, s in world["snapshots"].items() if n == wanted]}}
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
    answer = {{"services": [{{"runningCount": world["services"][name],
        "networkConfiguration": {{"awsvpcConfiguration": {subnets!r}}}}}]}}
elif words[1] == "update-service":
    world["services"][one["service"]] = int(one["desired-count"])
    tell(one["service"] + " " + one["desired-count"])
    answer = {{"service": {{"serviceName": one["service"]}}}}
elif words[1] == "list-tasks":
    answer = {{"taskArns": ["task/1"] if world["task"] == "RUNNING" else []}}
elif words[1] == "run-task":
    assert one["network-configuration"] == ("awsvpcConfiguration={{subnets=[subnet-1,subnet-2],securityGroups=[sg-1],"
        "assignPublicIp=DISABLED}}"), one
    tell("run " + one["task-definition"])
    world["task"] = "RUNNING" if world["starts"] else world["task"]
    answer = {{"tasks": [task] if world["starts"] else [], "failures": []}}
elif words[1] == "describe-tasks":
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
world["snapshots"] = {{name: "available" for name in world["snapshots"]}}
world["task"] = "STOPPED" if world["task"] == "RUNNING" else world["task"]
path.write_text(json.dumps(world))
"""


class World:
    def __init__(self, folder):
        self.folder = folder
        self.state = {
            "snapshots": {}, "scaled": ["service/main/web"], "services": {"daemon": 1, "web": 2}, "task": "", "code": 0,
            "starts": True, "told": [],
        }
        for name, text in (("aws", PROGRAM), ("sleep", SLEEP)):
            program = folder / name
            program.write_text(text.format(python=sys.executable, folder=str(folder), subnets=SUBNETS))
            program.chmod(0o755)

    def run(self, *more, database=True):
        (self.folder / "world").write_text(json.dumps(self.state))
        words = ["--region", "eu-west-1", "--cluster", "main", "--family", "migration"]
        words += ["--database", "main"] if database else []
        result = subprocess.run(
            ["sh", SCRIPT, *words, "daemon=1", "web=2", *more], text=True, capture_output=True,
            env={**os.environ, "PATH": f"{self.folder}:{os.environ['PATH']}"},
        )
        self.state = json.loads((self.folder / "world").read_text())
        return result

    @property
    def told(self):
        return self.state["told"]


@pytest.fixture
def world(tmp_path):
    return World(tmp_path)


DONE = [f"snapshot {SNAPSHOT}", "daemon 0", "suspended true", "web 0", "run migration:7"]


def test_it_says_first_what_it_would_do(world):
    result = world.run()

    assert (result.returncode, world.told) == (0, []), result.stderr
    assert SNAPSHOT in result.stdout
    assert "Stops web, of which 2 tasks run, and suspends its autoscaling." in result.stdout
    assert "Stops daemon, of which 1 tasks run." in result.stdout
    assert "Nothing was done." in result.stdout


def test_it_stops_dagster_and_migrates(world):
    result = world.run("--yes")

    assert (result.returncode, world.told) == (0, DONE), result.stderr
    assert "terraform apply" in result.stdout


def test_somebody_elses_database_gets_no_snapshot(world):
    result = world.run("--yes", database=False)

    assert (result.returncode, world.told) == (0, DONE[1:]), result.stderr


def test_what_was_done_is_not_done_again(world):
    world.run("--yes")
    world.state.update(told=[])

    assert world.run("--yes").returncode == 0
    assert f"snapshot {SNAPSHOT}" not in world.told


def test_it_waits_for_a_migration_that_runs_already(world):
    world.state.update(task="RUNNING", services={"daemon": 0, "web": 0}, snapshots={SNAPSHOT: "available"})

    assert world.run("--yes").returncode == 0
    assert not any(told.startswith("run") for told in world.told)


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
