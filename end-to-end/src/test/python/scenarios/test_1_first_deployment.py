"""From an empty account to a first run."""

import time

from world import DEFINITIONS, INTERVAL_SECONDS, LOCATION, SCHEDULE, SECONDS_TO_LOAD


def test_the_document_has_four_commands(world):
    assert len(world.commands) == 4
    assert world.commands[0] == "terraform init" and world.commands[3] == "terraform apply"
    assert "123456789012.dkr.ecr" in world.registry.pushed.with_name("pushed.logins").read_text()


def test_a_database_that_is_not_there_yet_is_waited_for(world):
    service = world.region.service(world.services["webserver"])
    world.region.wait_for(
        lambda: any("exited: webserver" in task.stopped_reason for task in service.stopped),
        180,
        "a task to fail without a database",
    )

    world.start_database()
    first = world.region.wait_for(
        lambda: next((task for task in service.tasks if service.target_state(task) == "healthy"), None),
        240,
        "the first page",
    )
    seconds = time.monotonic() - first.created

    print(f"measured: first page {seconds:.0f} s after the task's start")
    assert first.definition.cpu == 256
    assert seconds <= 120
    assert world.get("/health", login=False).status_code == 200
    assert world.get("/server_info").json()["dagster_webserver_version"].startswith("1.13.")
    world.region.await_steady(seconds=300)


def test_published_code_appears_and_runs(world):
    world.publish({"definitions.py": DEFINITIONS})
    seconds = world.timed(lambda: world.jobs()[LOCATION] == ["greeting"], 150, "the first code")
    print(f"measured: first code visible after {seconds:.0f} s")
    assert seconds <= INTERVAL_SECONDS + SECONDS_TO_LOAD

    # The daemon's own code server starts anew about once a minute.
    world.wait_for(lambda: world.await_run(world.launch()) == "SUCCESS", 240, "a run of the first code")


def test_a_schedule_ticks_from_the_daemon(deployment):
    deployment.start_schedule(SCHEDULE)
    try:
        deployment.wait_for(lambda: deployment.runs(("from", "schedule")), 150, "a scheduled run")
    finally:
        deployment.stop_schedule(SCHEDULE)
