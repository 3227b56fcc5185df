"""nginx in front: the login, and what needs none."""

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
    assert deployment.get("/health", login=False).status_code == 200
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
            with open(f"/proc/{pid}/environ", "rb") as variables:
                assert password.encode() not in variables.read(), container.definition.name


def test_a_large_run_configuration_fits(deployment):
    answer = requests.post(
        deployment.url + "/graphql",
        json={"query": "{ version }", "variables": {"x": "y" * 10_000_000}},
        auth=deployment.login,
        timeout=60,
    )
    assert answer.status_code == 200
