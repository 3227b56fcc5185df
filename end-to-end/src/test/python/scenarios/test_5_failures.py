"""What breaks, and mends itself."""

import contextlib
import threading
import time

import pytest
import requests
from world import LOCATION

HEALTHY_SECONDS = 300
HOME = "/tmp/dagster_home"


def test_a_webserver_that_dies_is_replaced(deployment):
    old = deployment.task("webserver")
    old.containers["webserver"].kill()

    deployment.wait_for(
        lambda: deployment.get("/health", login=False).status_code >= 500, 30, "the health check to be red"
    )
    deployment.region.wait_for(lambda: old.status == "STOPPED", 60, "the task to stop")
    deployment.region.await_steady(seconds=HEALTHY_SECONDS)

    assert deployment.task("webserver") is not old
    assert "webserver, code 137" in old.stopped_reason
    assert deployment.get("/health", login=False).status_code == 200


def test_health_is_red_while_dagster_hangs(deployment):
    webserver = deployment.task("webserver").containers["webserver"]
    with webserver.frozen():
        assert deployment.get("/health", login=False).status_code >= 500
    deployment.wait_for(lambda: deployment.get("/health", login=False).status_code == 200, 60, "health")


def assert_ended_within_stop_timeouts(task):
    codes = {container.definition.name: container.exit_code for container in task.containers.values()}
    assert 137 not in codes.values(), codes  # 128 + SIGKILL


def test_a_run_that_the_daemon_left_behind_is_ended_and_retried(deployment):
    run = deployment.launch(config={"ops": {"greet": {"config": {"seconds": 600}}}})
    deployment.await_status(run, "STARTED")
    deployment.task("daemon").containers["daemon"].kill()

    deployment.await_status(run, "FAILURE", 180)
    retries = deployment.wait_for(lambda: deployment.runs(("dagster/parent_run_id", run)), 180, "a retry")
    deployment.await_status(retries[0]["runId"], "STARTED")
    deployment.terminate(retries[0]["runId"])
    assert deployment.await_run(retries[0]["runId"]) == "CANCELED"
    deployment.region.await_steady(seconds=HEALTHY_SECONDS)
    assert f"orphaned run {run}: ended" in deployment.region.log("daemon", "daemon")


def test_everything_recovers_when_postgresql_restarts(deployment):
    deployment.database.stop()
    time.sleep(10)
    deployment.database.start()

    deployment.region.await_steady(seconds=HEALTHY_SECONDS)
    deployment.wait_for(lambda: deployment.runs() is not None, 60, "the webserver to answer")
    run = deployment.wait_for(lambda: deployment.launch(), 60, "a run to be launched")
    assert deployment.await_run(run, 300) == "SUCCESS"


def ages(database):
    """Seconds since the last sign of life of each loop of the daemon."""
    answer = database.ask("SELECT extract(epoch FROM now() AT TIME ZONE 'utc' - timestamp) FROM daemon_heartbeats")
    return [float(line) for line in answer.splitlines()]


def ask(deployment):
    with contextlib.suppress(requests.RequestException):
        deployment.runs()


@pytest.mark.parametrize("fault", ["its host is lost", "it takes connections and answers nothing"])
def test_everything_comes_back_with_the_database(deployment, fault):
    """Nothing ends a connection when a host is lost: a query under way, pooled connections and new ones all have to
    notice. Multi-AZ needs a minute or two for it (RDS user guide, "Failover process for Amazon RDS")."""
    before = [deployment.task(name) for name in ("webserver", "daemon")]
    lost = fault == "its host is lost"
    if lost:
        deployment.network.lose(deployment.database_host)
    else:
        deployment.database.freeze()
    threading.Thread(target=ask, args=(deployment,), daemon=True).start()
    time.sleep(75)
    if lost:
        # What comes back is another host, which knows nothing of the old connections.
        deployment.database.stop("immediate")
        deployment.database.start()
        deployment.network.find(deployment.database_host)
    else:
        deployment.database.thaw()

    webserver = deployment.timed(lambda: deployment.runs() is not None, 120, "the webserver to answer")
    daemon = deployment.timed(lambda: max(ages(deployment.database)) < 40, 120, "all loops of the daemon")

    print(f"measured: {fault}: webserver after {webserver:.0f} s, daemon after {webserver + daemon:.0f} s")
    assert webserver + daemon <= 60
    assert [deployment.task(name) for name in ("webserver", "daemon")] == before
    run = deployment.wait_for(deployment.launch, 60, "a run to be launched")  # a pool may still hold a dead connection
    assert deployment.await_run(run) == "SUCCESS"


def test_the_daemon_is_unhealthy_when_it_hangs_and_not_when_the_database_does(deployment):
    container = deployment.task("daemon").containers["daemon"]
    check = lambda: container.run(*container.definition.health_check.command[1:])
    old = "UPDATE daemon_heartbeats SET timestamp = timestamp - interval '1 hour' WHERE daemon_type = 'SENSOR'"
    start = f"touch -d '2 hours ago' {HOME}/daemon-types"
    assert check().returncode == 0

    container.run("sh", "-c", start)
    with container.frozen():
        deployment.database.ask(old)
        assert "no sign of life for 1800 s: SENSOR" in check().stderr
        deployment.database.freeze()
        try:
            assert check().returncode == 0
        finally:
            deployment.database.thaw()
    deployment.wait_for(lambda: check().returncode == 0, 60, "a sign of life")


def test_a_task_starts_with_what_is_on_disk_while_the_bucket_is_away(deployment):
    deployment.s3_way.close()
    try:
        deployment.replace("webserver")
        deployment.region.await_steady(deployment.services["webserver"], seconds=HEALTHY_SECONDS)
        log = deployment.region.log("sync", "sync-init")
    finally:
        deployment.s3_way.open()

    assert f"sync: test of bucket {deployment.bucket} failed: " in log or "not done within" in log
    assert "starting with revision" in log
    assert deployment.jobs()[LOCATION] == ["greeting"]


def test_no_request_fails_while_the_webserver_is_replaced(deployment):
    """20 requests a second for 60 seconds or, where they take longer, as many, across one rolling replacement; nothing is reloaded meanwhile."""
    reloads = deployment.reloads()
    failures, sent, done = [], [0], threading.Event()
    login = deployment.login

    def ask():
        session = requests.Session()
        session.auth = login
        while not done.is_set():
            started = time.monotonic()
            sent[0] += 1
            try:
                answer = session.get(deployment.url + "/server_info", timeout=30)
                if answer.status_code != 200:
                    failures.append(answer.status_code)
            except requests.RequestException as failure:
                failures.append(repr(failure))
            done.wait(max(0.0, 0.5 - (time.monotonic() - started)))

    old = deployment.task("webserver")
    clients = [threading.Thread(target=ask) for _ in range(10)]
    for client in clients:
        client.start()
        time.sleep(0.05)
    started = time.monotonic()
    deployment.replace("webserver")
    deployment.region.wait_for(lambda: old.status == "STOPPED", 200, "the old task to stop")
    time.sleep(max(0.0, 60 - (time.monotonic() - started)))
    deployment.wait_for(lambda: sent[0] >= 20 * 60 * 0.9, 120, "as many requests")
    done.set()
    for client in clients:
        client.join()

    print(f"measured: {sent[0]} requests in {time.monotonic() - started:.0f} s, {len(failures)} failed")
    assert failures == []
    assert_ended_within_stop_timeouts(old)
    assert deployment.reloads() == reloads
    deployment.region.await_steady(seconds=HEALTHY_SECONDS)
