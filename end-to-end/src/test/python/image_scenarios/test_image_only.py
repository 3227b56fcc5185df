"""One image, a NAT gateway, HTTPS without a login, and an internal name for programs."""

import hashlib
import json
import re

from scenarios.world import IMAGE_TAG

from conftest import SECRET_VALUES, VALUES

HOST = "metrics.example.com"
NO_ANSWER = 28  # curl: the time was up


def test_the_document_has_five_commands(world):
    assert len(world.commands) == 5
    assert world.registry.pushed.read_text().split() == [f"{world.outputs['image_repository_url']}:{IMAGE_TAG}"]


def calls(world):
    """The two commands of the document with which a program starts a run and asks for its status."""
    text = (world.terraform_folder / "ARCHITECTURE.md").read_text()
    block = re.search(r"```sh\n(curl .*?)\n```", text, re.S).group(1)
    start, ask = re.split(r"\n(?=curl)", block)
    return start.replace("JOB", "report"), ask


def ask(world, host, query):
    """What GraphQL answers at the internal name."""
    body = json.dumps({"query": query})
    url = f"{world.outputs['internal_url']}/graphql"
    done = world.run_on(host, f"curl -sS -m 30 {url} -H 'Content-Type: application/json' -d '{body}'")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["data"]


def test_a_program_starts_a_run_through_the_internal_name_and_follows_it(world, api):
    start, follow = calls(world)
    url = f"{world.outputs['internal_url']}/server_info"
    named = lambda: world.run_on(api, f"curl -sSf -m 10 {url}").returncode == 0
    world.wait_for(named, 60, "the internal name")
    done = world.run_on(api, start)
    assert done.returncode == 0, done.stderr
    run = json.loads(done.stdout)["data"]["launchRun"]["run"]["runId"]

    def ended():
        answer = world.run_on(api, follow.replace("RUN_ID", run))
        assert answer.returncode == 0, answer.stderr
        status = json.loads(answer.stdout)["data"]["runOrError"]["status"]
        return status if status in ("SUCCESS", "FAILURE") else None

    assert world.wait_for(ended, 180, "the run to end") == "SUCCESS"
    events = ask(
        world,
        api,
        f'{{ logsForRun(runId: \\"{run}\\") {{ ... on EventConnection {{ events {{ ... on MessageEvent {{ message }} }} }} }} }}'.replace(
            '\\"', '"'
        ),
    )
    messages = [event["message"] for event in events["logsForRun"]["events"]]
    for name, value in VALUES.items():
        assert f"{name} {hashlib.sha256(value.encode()).hexdigest()}" in messages


def test_no_value_of_a_secret_is_in_a_log(world):
    logs = world.region.log()
    logs += world.database.ask("SELECT string_agg(event, '') FROM event_logs")
    bucket = "example-metrics-dagster-compute-logs"
    for item in world.region.clients.s3.list_objects_v2(Bucket=bucket).get("Contents", []):
        logs += world.region.clients.s3.get_object(Bucket=bucket, Key=item["Key"])["Body"].read().decode()

    assert "report" in logs
    for value in [*SECRET_VALUES, *world.secrets()]:
        assert value not in logs


def test_nobody_else_reaches_the_internal_name(world, api, stranger, person):
    address = world.task("webserver").address
    for url in (f"{world.outputs['internal_url']}/server_info", f"http://{address}:8080/server_info"):
        assert world.run_on(api, f"curl -sSf -m 10 {url}").returncode == 0
        assert world.run_on(stranger, f"curl -sSf -m 5 {url}").returncode == NO_ANSWER
    for port in (80, 3000, 8080):
        assert world.run_on(person, f"curl -sSf -m 5 http://{address}:{port}/").returncode == NO_ANSWER


def test_the_company_gets_in_by_https_and_nobody_else(world, stranger, person):
    balancer = next(iter(world.region.balancers.values()))
    address = balancer.namespace.address
    curl = f"curl -sS -m 10 --cacert {balancer.certificate} --resolve {HOST}:443:{address} --resolve {HOST}:80:{address}"
    status = "-o /dev/null -w '%{http_code} %{redirect_url}'"

    assert world.run_on(person, f"{curl} {status} https://{HOST}/server_info").stdout.strip() == "200"
    assert world.run_on(person, f"{curl} {status} http://{HOST}/runs").stdout == f"301 https://{HOST}:443/runs"
    query = "-H 'Content-Type: application/json' -d '{\"query\": \"{ version }\"}'"
    same = world.run_on(person, f"{curl} {status} {query} -H 'Origin: https://{HOST}' https://{HOST}/graphql")
    other = world.run_on(person, f"{curl} {status} {query} -H 'Origin: https://example.org' https://{HOST}/graphql")
    assert (same.stdout.strip(), other.stdout.strip()) == ("200", "403")
    assert world.run_on(stranger, f"{curl} {status} https://{HOST}/server_info").returncode == NO_ANSWER


def test_tasks_have_the_users_tags(world):
    for name in ("webserver", "daemon"):
        assert {"team": "metrics", "cost-center": "4711"}.items() <= world.task(name).tags.items()


def test_roles_are_enough_and_no_more(world):
    shells = [
        "logs:CreateLogStream", "logs:DescribeLogGroups", "logs:DescribeLogStreams", "logs:PutLogEvents",
        "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
    ]
    own = "the user's own statement"
    values = "nothing reads or replaces the value that a run keeps"
    world.assert_rights(
        {
            "daemon": {
                "dms:StartReplicationTask": own,
                "s3:DeleteObject": values,
                "s3:GetObject": values,
                **dict.fromkeys(shells, "ECS Exec is for people"),
            },
            "webserver": {
                "dms:StartReplicationTask": own,
                "s3:DeleteObject": values,
                "s3:GetObject": "nobody looks at what a run has printed",
                "s3:ListBucket": "its code server keeps no values",
                "s3:PutObject": "the same",
            },
        }
    )


def test_a_second_plan_of_what_runs_is_empty(world):
    world.terraform("plan", "-input=false", "-detailed-exitcode")


def test_it_is_destroyed(world):
    """Both buckets are emptied first, as the document says."""
    for bucket in ("example-metrics-dagster", "example-metrics-dagster-compute-logs"):
        found = world.region.clients.s3.list_object_versions(Bucket=bucket)
        for item in [*found.get("Versions", []), *found.get("DeleteMarkers", [])]:
            world.region.clients.s3.delete_object(Bucket=bucket, Key=item["Key"], VersionId=item["VersionId"])

    world.terraform("destroy", "-auto-approve", "-input=false")

    assert world.terraform("state", "list").strip() == ""
    assert world.region.descriptions() == []
