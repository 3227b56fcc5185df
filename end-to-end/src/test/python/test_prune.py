"""Old revisions: the generated prune.sh against a stand-in for the AWS command line, which keeps what it was told."""

import datetime
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[4] / "templates/config/prune.sh"
ARN = "arn:aws:ecs:eu-west-1:123456789012:task-definition/"

# Arguments and answers are held against AWS's own model, and what is printed is what the real program prints.
PROGRAM = """#!{python}
import json, pathlib, sys
import botocore.session, jmespath
from awscli.text import format_text
from botocore import xform_name
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
assert flags.keys() <= {{xform_name(name, "-") for name in operation.input_shape.members}}, flags
one = {{name: values[0] for name, values in flags.items() if values}}
revisions = world["revisions"]
if words[1] == "list-task-definitions":
    assert (one["status"], one["sort"]) == ("ACTIVE", "DESC")
    arns = [arn for arn in revisions if arn.split("/")[1].split(":")[0] == one["family-prefix"]]
    answer = {{"taskDefinitionArns": sorted(arns, key=lambda arn: -int(arn.rpartition(":")[2]))}}
elif words[1] == "describe-task-definition":
    variables = [{{"name": "DAGSTER_CONTAINER_CONTEXT", "value": json.dumps({{"ecs": {{"task_definition_arn": arn}}}})}}
        for server, arn in world["servers"].items() if server == one["task-definition"]]
    answer = {{"taskDefinition": {{"registeredAt": revisions[one["task-definition"]],
        "containerDefinitions": [{{"environment": variables}}]}}}}
elif words[1] == "describe-services":
    answer = {{"services": [{{"deployments": [{{"taskDefinition": arn}} for arn in world["services"][one["services"]]]}}]}}
elif words[1] == "list-tasks":
    tasks = [task for task, arn in world["tasks"].items() if one["family"] + ":" in arn]
    answer = {{"taskArns": tasks}}
elif words[1] == "describe-tasks":
    answer = {{"tasks": [{{"taskDefinitionArn": world["tasks"][one["tasks"]]}}]}}
elif words[1] == "deregister-task-definition":
    world["gone"].append(one["task-definition"].rpartition("/")[2])
    answer = {{"taskDefinition": {{"status": "INACTIVE"}}}}
(folder / "world").write_text(json.dumps(world))
format_text(jmespath.search(query, answer) if query else answer, sys.stdout)
"""


def ago(days, zone="+00:00"):
    offset = datetime.timezone(datetime.timedelta(hours=int(zone[:3])))
    return (datetime.datetime.now(offset) - datetime.timedelta(days=days)).isoformat()


class World:
    def __init__(self, folder):
        self.folder = folder
        self.state = {"revisions": {}, "services": {"web": []}, "tasks": {}, "servers": {}, "gone": []}
        program = folder / "aws"
        program.write_text(PROGRAM.format(python=sys.executable, folder=str(folder)))
        program.chmod(0o755)

    def register(self, family, *days, **more):
        """Revisions of so many days, the oldest first."""
        for number, age in enumerate(days, 1):
            self.state["revisions"][f"{ARN}{family}:{number}"] = ago(age, **more)

    def run(self, *more):
        (self.folder / "world").write_text(json.dumps(self.state))
        words = ["--region", "eu-west-1", "--cluster", "main", "--service", "web", "web", "ingest-run", *more]
        result = subprocess.run(
            ["sh", SCRIPT, *words], text=True, capture_output=True,
            env={**os.environ, "PATH": f"{self.folder}:{os.environ['PATH']}"},
        )
        self.state = json.loads((self.folder / "world").read_text())
        return result

    @property
    def gone(self):
        return self.state["gone"]


@pytest.fixture
def world(tmp_path):
    return World(tmp_path)


def test_it_says_first_what_it_would_do(world):
    world.register("web", 400, 300, 200, 100, 90, 80, 70)
    result = world.run()

    assert (result.returncode, world.gone) == (0, []), result.stderr
    assert "Would deregister web:1.\n" in result.stdout and "Would deregister web:2.\n" in result.stdout
    assert "2 revisions would be deregistered; nothing was done." in result.stdout


def test_it_keeps_the_newest_of_each_family(world):
    world.register("web", 400, 300, 200, 100, 90, 80, 70)
    world.register("ingest-run", 400, 300, 200)
    result = world.run("--yes")

    assert (result.returncode, sorted(world.gone)) == (0, ["web:1", "web:2"]), result.stderr


def test_it_keeps_what_was_replaced_lately(world):
    # The second is old itself, and was the current one until 29 days ago.
    world.register("web", 400, 300, 29, 28, 27, 26, 25)

    assert world.run("--yes").returncode == 0
    assert world.gone == ["web:1"]


def test_it_keeps_what_a_service_or_a_task_has(world):
    world.register("web", 400, 300, 200, 100, 90, 80, 70)
    world.register("ingest-run", 400, 300, 200, 100, 90, 80, 70)
    world.state.update(services={"web": [f"{ARN}web:7", f"{ARN}web:1"]}, tasks={"task/1": f"{ARN}ingest-run:2"})
    result = world.run("--yes")

    assert (result.returncode, sorted(world.gone)) == (0, ["ingest-run:1", "web:2"]), result.stderr
    assert "Keeps web:1, which runs." in result.stdout


def test_it_keeps_the_runs_that_a_server_names(world):
    world.register("web", 1)
    world.register("ingest-run", 400, 300, 200, 100, 90, 80, 70)
    world.state.update(services={"web": [f"{ARN}web:1"]}, servers={f"{ARN}web:1": f"{ARN}ingest-run:2"})
    result = world.run("--yes")

    assert (result.returncode, world.gone) == (0, ["ingest-run:1"]), result.stderr


def test_it_stops_where_it_is_not_told_a_time(world):
    world.register("web", 400, 300, 200, 100, 90, 80, 70)
    world.state["revisions"][f"{ARN}web:4"] = None
    result = world.run("--yes")

    assert (result.returncode, world.gone) == (1, [])
    assert "Nobody knows when" in result.stderr


@pytest.mark.parametrize("zone", ["+11:00", "-08:00"])
def test_times_are_understood_in_any_zone(world, zone):
    world.register("web", 400, 30.2, 29.9, 3, 2, zone=zone)
    world.state["revisions"].update({f"{ARN}web:6": ago(1), f"{ARN}web:7": ago(0)})

    assert world.run("--yes").returncode == 0
    assert world.gone == ["web:1"]


@pytest.mark.parametrize("words", [["--region"], ["--keep", "1"], ["--days", "-1"], ["--now"]])
def test_it_says_what_it_takes(world, words):
    result = world.run(*words)

    assert (result.returncode, world.gone) == (2, [])
    assert "It" in result.stderr
