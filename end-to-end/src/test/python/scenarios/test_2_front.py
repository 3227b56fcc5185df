"""nginx in front: the login, and what needs none."""

import contextlib
import json
from urllib.parse import quote

import pytest
import requests
import websocket

PROTECTED = ["/", "/graphql", "/runs", "/logs/x/y/stdout", "/download_debug/x", "/report_asset_check/x", "/server_info"]


def test_the_login_is_accepted(deployment):
    assert deployment.get("/").status_code == 200
    assert "Dagster" in deployment.get("/").text


@pytest.mark.parametrize("path", PROTECTED)
def test_everything_else_is_refused_without_a_login(deployment, path):
    assert deployment.get(path, login=False).status_code == 401
    assert requests.get(deployment.url + path, auth=("admin", "wrong"), timeout=10).status_code == 401


@pytest.mark.parametrize("path", ["/graphql", "/report_asset_materialization/x", "/health/../graphql"])
def test_posting_is_refused_without_a_login(deployment, path):
    assert requests.post(deployment.url + path, json={"query": "{ version }"}, timeout=10).status_code == 401


def test_only_the_path_of_the_health_check_needs_no_login(deployment):
    for path in ("/health", "//health", "/x/../health", "/%68ealth", "/health?x=y"):
        answer = deployment.get(path, login=False)
        assert (answer.status_code, answer.text) == (200, ""), path
    assert deployment.get("/internal:alive", login=False).status_code == 404
    for path in ("/health/", "/healthy", "/HEALTH", "/health/x"):
        assert deployment.get(path, login=False).status_code == 401


def test_subscriptions_go_through_with_a_login_only(deployment):
    address = deployment.url.replace("http://", "ws://") + "/graphql"
    user, password = deployment.login
    with pytest.raises(websocket.WebSocketBadStatusException, match="401"):
        websocket.create_connection(address, subprotocols=["graphql-ws"], timeout=10)

    connection = websocket.create_connection(
        address.replace("ws://", f"ws://{user}:{password}@"),
        subprotocols=["graphql-ws"],
        timeout=20,
        header={"Authorization": requests.auth._basic_auth_str(user, password)},
    )
    connection.send('{"type": "connection_init", "payload": {}}')
    assert "connection_ack" in connection.recv()
    connection.close()


def test_the_password_is_nginxs_alone(deployment):
    task = deployment.task("webserver")
    nginx = task.containers["nginx"]
    password = deployment.login[1]

    assert nginx.run("stat", "-c", "%U %G %a", "/etc/nginx/htpasswd").stdout.split() == ["root", "nginx", "640"]
    for container in task.containers.values():
        for pid in container.processes():
            # One that has just ended has nothing to read.
            with contextlib.suppress(FileNotFoundError, ProcessLookupError), open(f"/proc/{pid}/environ", "rb") as variables:
                assert password.encode() not in variables.read(), container.definition.name


FOREIGN = {"Origin": "https://evil.example"}
FORM = "application/x-www-form-urlencoded"
OTHERS = {
    "an image": ("GET", "/graphql?query={mutation}", {}),
    "an image with an escaped key": ("GET", "/graphql?%71uery={mutation}", {}),
    "a request for the head": ("HEAD", "/graphql?query={mutation}", {}),
    "a form": ("POST", "/graphql?query={mutation}", {**FOREIGN, "Content-Type": FORM}),
    "a form without an origin": ("POST", "/graphql?query={mutation}", {"Content-Type": FORM}),
    "a form of a page without a referrer": ("POST", "/graphql?query={mutation}", {"Origin": "null", "Content-Type": FORM}),
    "a fetch of plain text": ("POST", "/graphql", {**FOREIGN, "Content-Type": "text/plain"}),
    "a fetch without a type": ("POST", "/graphql?query={mutation}", FOREIGN),
    "a fetch of a type that looks like JSON": ("POST", "/graphql", {**FOREIGN, "Content-Type": "text/plain; application/json"}),
    "a fetch of JSON": ("POST", "/graphql", {**FOREIGN, "Content-Type": "application/json"}),
    "a report": ("POST", "/report_asset_materialization/x?description=y", {**FOREIGN, "Content-Type": FORM}),
}


@pytest.mark.parametrize("request_of_others", OTHERS, ids=OTHERS)
def test_another_site_changes_nothing_with_a_visitors_login(deployment, request_of_others):
    method, path, headers = OTHERS[request_of_others]
    mutation = (
        'mutation{launchRun(executionParams:{selector:{jobName:"greeting",repositoryName:"__repository__",'
        'repositoryLocationName:"dagster-ecs"},mode:"default"}){__typename}}'
    )
    before = len(deployment.runs())
    body = f'{{"query": {json.dumps(mutation)}}}' if method == "POST" and "query" not in path else None

    answer = requests.request(
        method, deployment.url + path.replace("{mutation}", quote(mutation)), data=body, headers=headers,
        auth=deployment.login, timeout=30,
    )

    assert answer.status_code == 403
    assert len(deployment.runs()) == before


def test_another_site_reads_no_log(deployment):
    address = deployment.url.replace("http://", "ws://") + "/graphql"
    login = {"Authorization": requests.auth._basic_auth_str(*deployment.login)}
    with pytest.raises(websocket.WebSocketBadStatusException, match="403"):
        websocket.create_connection(
            address, subprotocols=["graphql-ws"], timeout=10, header=login, origin="https://evil.example"
        )


def test_another_site_cannot_show_it_in_a_frame(deployment):
    assert "frame-ancestors 'self'" in deployment.get("/runs").headers["Content-Security-Policy"]


def test_what_dagsters_own_page_asks_is_answered(deployment):
    origin = deployment.url.removesuffix(":80")  # as browsers write it
    answer = requests.post(
        deployment.url + "/graphql", json={"query": "{ version }"}, headers={"Origin": origin}, auth=deployment.login, timeout=30
    )
    assert answer.json()["data"]["version"].startswith("1.13.")
    assert deployment.get("/graphql", headers={"Accept": "text/html"}).status_code == 200
    report = requests.post(
        deployment.url + "/report_asset_materialization/x", json={}, auth=deployment.login, timeout=30
    )
    assert report.status_code == 200
    login = {"Authorization": requests.auth._basic_auth_str(*deployment.login)}
    websocket.create_connection(
        deployment.url.replace("http://", "ws://") + "/graphql", subprotocols=["graphql-ws"], timeout=20,
        header=login, origin=origin,
    ).close()


def test_the_log_has_the_address_that_the_load_balancer_saw(deployment):
    deployment.get("/runs?who", headers={"X-Forwarded-For": "203.0.113.9"})

    deployment.wait_for(lambda: "GET /runs?who" in deployment.region.log("nginx", "nginx"), 10, "the request in the log")
    line = next(line for line in deployment.region.log("nginx", "nginx").splitlines() if "GET /runs?who" in line)
    assert line.split()[0] == deployment.network.gateway


def test_a_large_run_configuration_fits(deployment):
    answer = requests.post(
        deployment.url + "/graphql",
        json={"query": "{ version }", "variables": {"x": "y" * 10_000_000}},
        auth=deployment.login,
        timeout=60,
    )
    assert answer.status_code == 200
