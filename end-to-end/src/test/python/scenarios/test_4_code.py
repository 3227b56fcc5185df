"""Code that changes in the bucket; each test goes on with what the one before left there."""

import pytest
from world import DEFINITIONS, INTERVAL_SECONDS, LOCATION, SECONDS_TO_LOAD

ANOTHER = DEFINITIONS.replace("def greeting():", "def farewell():").replace("job=greeting", "job=farewell").replace(
    "jobs=[greeting]", "jobs=[farewell]"
)


@pytest.fixture(scope="module", autouse=True)
def original(world):
    yield
    world.publish({"definitions.py": DEFINITIONS})
    world.wait_for(lambda: world.jobs()[LOCATION] == ["greeting"], 150, "the original code")


@pytest.fixture
def task(world):
    """The webserver's task, which no change of the code may end."""
    before = world.task("webserver")
    yield before
    assert not before.stopped_reason
    assert world.task("webserver") is before
    world.wait_for(lambda: world.get("/health", login=False).status_code == 200, 60, "health")


def test_changed_code_appears_without_a_restart(deployment, task):
    before = deployment.reloads()
    deployment.publish({"definitions.py": ANOTHER, "library/__init__.py": "", "library/words.py": "WORD = 1\n"})

    seconds = deployment.timed(lambda: deployment.jobs()[LOCATION] == ["farewell"], 150, "the changed job")

    print(f"measured: changed code visible after {seconds:.0f} s")
    assert seconds <= INTERVAL_SECONDS + SECONDS_TO_LOAD
    deployment.wait_for(lambda: deployment.reloads() > before, 30, "the reload to be told")
    assert deployment.reloads() == before + 1


def test_broken_code_shows_as_an_error(world, task):
    world.publish({"definitions.py": "raise RuntimeError('broken on purpose')\n"})

    world.wait_for(lambda: "broken on purpose" in str(world.jobs()[LOCATION]), 150, "the error")

    told = lambda: "reloaded: RuntimeError: broken on purpose" in world.region.log("sync", "sync")
    world.wait_for(told, 30, "the reload to be told")


def test_keys_of_objects_cannot_leave_the_folder(world, task):
    keys = ["../outside.py", "a/../../outside.py", "/absolute.py", "a//b.py", "./here.py"]
    world.upload(dict.fromkeys(keys, "x = 1\n") | {"added.py": "", "empty/": "", "definitions.py": DEFINITIONS})
    world.delete(".release")  # without a release, what lies there is the code
    sync = task.containers["sync"]
    root = "/app/dags"

    world.wait_for(
        lambda: sync.run("test", "-e", f"{root}/current/added.py").returncode == 0, 150, "the plain file"
    )
    files = sync.run("find", root, "-name", "*outside*", "-o", "-name", "absolute.py", "-o", "-name", "here.py")
    log = world.region.log("sync", "sync")

    assert (files.returncode, files.stdout) == (0, "")
    assert all(f"left out the key 'dags/{key}'" in log for key in keys)
    world.delete(*keys, "added.py", "empty/")
    world.wait_for(
        lambda: sync.run("test", "-e", f"{root}/current/added.py").returncode == 1, 150, "the deletion"
    )


def test_both_tasks_see_the_same_revision(deployment):
    current = {
        name: deployment.task(name).containers["sync"].run("readlink", "/app/dags/current").stdout
        for name in ("webserver", "daemon")
    }
    assert current["webserver"] == current["daemon"] != ""


def test_dagster_cannot_write_to_the_code(deployment):
    for name in ("webserver", "daemon"):
        container = deployment.task(name).containers[name]
        assert "Read-only" in container.run("touch", "/app/dags/x").stderr
