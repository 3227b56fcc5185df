"""From an empty account to a first run."""

import time

from world import DEFINITIONS, INTERVAL_SECONDS, LOCATION


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
    world.region.await_steady(seconds=300)

    assert world.get("/health", login=False).status_code == 200
    assert world.get("/health", login=False).json()["dagster_webserver_version"].startswith("1.13.")


def test_published_code_appears_and_runs(world):
    world.publish({"definitions.py": DEFINITIONS})
    seconds = world.timed(lambda: world.jobs()[LOCATION] == ["greeting"], 150, "the first code")
    print(f"measured: first code visible after {seconds:.0f} s")
    assert seconds <= INTERVAL_SECONDS + 15

    # The daemon's own code server starts anew about once a minute.
    world.wait_for(lambda: world.await_run(world.launch()) == "SUCCESS", 240, "a run of the first code")


def test_a_schedule_ticks_from_the_daemon(deployment):
    deployment.wait_for(lambda: deployment.runs(("from", "schedule")), 150, "a scheduled run")


def test_the_first_page_comes_soon_with_a_quarter_of_a_core(deployment):
    old = deployment.task("webserver")
    deployment.replace("webserver")
    new = deployment.region.wait_for(
        lambda: next((t for t in deployment.region.service(deployment.services["webserver"]).tasks if t is not old), None),
        30,
        "a new task",
    )
    service = deployment.region.service(deployment.services["webserver"])
    deployment.region.wait_for(lambda: service.target_state(new) == "healthy", 120, "the new task's first answer")
    seconds = time.monotonic() - new.created
    print(f"measured: first answer {seconds:.0f} s after the task's start")
    assert new.definition.cpu == 256
    assert seconds <= 120
    deployment.region.await_steady(seconds=300)
