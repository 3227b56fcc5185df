"""Code that changes in the bucket."""

import pytest
from world import DEFINITIONS, INTERVAL_SECONDS, LOCATION

ANOTHER = DEFINITIONS.replace("def greeting():", "def farewell():").replace("job=greeting", "job=farewell").replace(
    "jobs=[greeting]", "jobs=[farewell]"
)


@pytest.fixture
def original(deployment):
    yield deployment
    deployment.publish({"definitions.py": DEFINITIONS})
    deployment.wait_for(lambda: deployment.jobs()[LOCATION] == ["greeting"], 150, "the original code")


def test_changed_code_appears_without_a_restart(original):
    task = original.task("webserver")
    before = original.reloads()
    original.publish({"definitions.py": ANOTHER, "library/__init__.py": "", "library/words.py": "WORD = 1\n"})

    seconds = original.timed(lambda: original.jobs()[LOCATION] == ["farewell"], 150, "the changed job")

    print(f"measured: changed code visible after {seconds:.0f} s")
    assert seconds <= INTERVAL_SECONDS + 15
    assert original.task("webserver") is task
    assert original.reloads() == before + 1


def test_broken_code_shows_as_an_error_and_is_mended(original):
    task = original.task("webserver")
    original.publish({"definitions.py": "raise RuntimeError('broken on purpose')\n"})

    original.wait_for(lambda: "broken on purpose" in str(original.jobs()[LOCATION]), 150, "the error")

    assert original.get("/health", login=False).status_code == 200
    assert original.task("webserver") is task
    assert "reloaded: RuntimeError: broken on purpose" in original.region.log("sync", "sync")


def test_keys_of_objects_cannot_leave_the_folder(original):
    keys = ["../outside.py", "a/../../outside.py", "/absolute.py", "a//b.py", "./here.py"]
    original.publish(dict.fromkeys(keys, "x = 1\n") | {"added.py": "", "empty/": ""})
    sync = original.task("webserver").containers["sync"]
    root = "/app/dags"

    original.wait_for(
        lambda: sync.run("test", "-e", f"{root}/current/added.py").returncode == 0, 150, "the plain file"
    )
    files = sync.run("find", root, "-name", "*outside*", "-o", "-name", "absolute.py", "-o", "-name", "here.py")
    log = original.region.log("sync", "sync")

    assert files.stdout == ""
    assert all(f"left out the key 'dags/{key}'" in log for key in keys)
    original.unpublish(*keys, "added.py", "empty/")
    original.wait_for(
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
