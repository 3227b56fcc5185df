"""What breaks, and mends itself."""

import os
import signal
import threading
import time

import requests

HEALTHY_SECONDS = 300


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
    for pid in webserver.processes():
        os.kill(pid, signal.SIGSTOP)
    try:
        assert deployment.get("/health", login=False).status_code == 504
    finally:
        for pid in webserver.processes():
            os.kill(pid, signal.SIGCONT)
    deployment.wait_for(lambda: deployment.get("/health", login=False).status_code == 200, 60, "health")


def assert_ended_within_stop_timeouts(task):
    codes = {container.definition.name: container.exit_code for container in task.containers.values()}
    assert 137 not in codes.values(), codes  # 128 + SIGKILL


def test_the_daemon_is_replaced_without_two_running_at_once(deployment):
    old = deployment.task("daemon")
    service = deployment.region.service(deployment.services["daemon"])
    most, done = [0], threading.Event()

    def watch():
        while not done.wait(0.05):
            running = [t for t in service.tasks if "daemon" in t.containers and t.containers["daemon"].running]
            most[0] = max(most[0], len(running))

    watcher = threading.Thread(target=watch)
    watcher.start()
    deployment.replace("daemon")
    deployment.region.wait_for(lambda: old.status == "STOPPED", 150, "the old daemon to stop")
    deployment.region.await_steady(seconds=HEALTHY_SECONDS)
    done.set()
    watcher.join()

    assert deployment.task("daemon") is not old
    assert most[0] == 1
    assert_ended_within_stop_timeouts(old)


def test_a_run_that_the_daemon_left_behind_is_ended_and_retried(deployment):
    run = deployment.launch()
    status = lambda: next(r["status"] for r in deployment.runs() if r["runId"] == run)
    deployment.wait_for(lambda: status() == "STARTED", 120, "the run to start")
    deployment.task("daemon").containers["daemon"].kill()

    deployment.wait_for(lambda: status() == "FAILURE", 180, "the run to be taken out of the queue")
    deployment.wait_for(lambda: deployment.runs(("dagster/parent_run_id", run)), 180, "a retry")
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


def test_a_bucket_that_cannot_be_reached_is_named(deployment):
    deployment.s3_way.close()
    try:
        service = deployment.region.service(deployment.services["daemon"])
        stopped = len(service.stopped)
        deployment.replace("daemon")
        deployment.region.wait_for(lambda: len(service.stopped) > stopped + 1, 200, "a task without a bucket to stop")
        reason = service.stopped[-1].stopped_reason
        log = deployment.region.log("sync", "sync-init")
    finally:
        deployment.s3_way.open()

    assert "sync-init" in reason
    assert f"sync: test of bucket {deployment.bucket} failed: " in log
    deployment.region.await_steady(seconds=HEALTHY_SECONDS)


def test_no_request_fails_while_the_webserver_is_replaced(deployment):
    """20 requests a second for 60 seconds, across one rolling replacement; nothing is reloaded meanwhile."""
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
    done.set()
    for client in clients:
        client.join()

    print(f"measured: {sent[0]} requests in {time.monotonic() - started:.0f} s, {len(failures)} failed")
    assert sent[0] >= 20 * 60 * 0.9
    assert failures == []
    assert_ended_within_stop_timeouts(old)
    assert deployment.reloads() == reloads
    deployment.region.await_steady(seconds=HEALTHY_SECONDS)
