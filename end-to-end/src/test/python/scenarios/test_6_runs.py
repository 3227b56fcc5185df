"""Runs that are cancelled, deployed under, and restarted; what they print and return."""

import contextlib
import json
import os
import re
import signal
import threading
import time
from pathlib import Path

import pytest
from ecs_stand_in.signals import signal_each
from page import Page
from world import DEFINITIONS, LOCATION

HOME = "/tmp/dagster_home"
SECONDS_TO_CANCEL = 30
SECONDS_TO_KILL = 90  # 60 until it is killed, and what it takes to notice
PRINTING_SECONDS = 180
TRIES = 3

CODE = '''
import time

import dagster as dg


@dg.op(config_schema={"seconds": int, "stubborn": bool})
def wait(context):
    end = time.monotonic() + context.op_config["seconds"]
    try:
        while time.monotonic() < end:
            try:
                time.sleep(0.2)
            except BaseException:
                if not context.op_config["stubborn"]:
                    raise
    finally:
        context.log.info("cleaned up")


@dg.job
def waiting():
    wait()


@dg.op(config_schema={"seconds": int})
def speak(context):
    for second in range(context.op_config["seconds"]):
        print(f"{second:04}" + "x" * 1019, flush=True)
        time.sleep(1)


@dg.job
def speaking():
    speak()


days = dg.StaticPartitionsDefinition(["monday", "tuesday"])


@dg.job(partitions_def=days, config=dg.PartitionedConfig(
    days, lambda day: {"ops": {"wait": {"config": {"seconds": 600, "stubborn": False}}}}
))
def partitioned():
    wait()


@dg.asset
def up():
    return "a value"


@dg.asset
def down(up):
    assert up == "a value"


@dg.op
def one():
    return 1


@dg.op
def two(one):
    assert one == 1


@dg.job
def chain():
    two(one())


defs = dg.Definitions(
    assets=[up, down],
    jobs=[waiting, speaking, partitioned, chain, dg.define_asset_job("all_of_it")],
)
'''


def seconds(number, stubborn=False):
    return {"ops": {"wait": {"config": {"seconds": number, "stubborn": stubborn}}}}


@pytest.fixture(scope="module", autouse=True)
def code(world):
    world.region.await_steady(seconds=300)
    world.publish({"definitions.py": CODE})
    world.wait_for(lambda: "waiting" in world.jobs()[LOCATION], 150, "the code")
    # The daemon's own code server starts anew about once a minute.
    world.wait_for(lambda: world.await_run(world.launch("chain")) == "SUCCESS", 240, "a run of the code")
    yield
    world.publish({"definitions.py": DEFINITIONS})
    world.wait_for(lambda: world.jobs()[LOCATION] == ["greeting"], 150, "the original code")
    world.wait_for(lambda: world.await_run(world.launch()) == "SUCCESS", 240, "a run of the original code")


@pytest.fixture(scope="module")
def printing(world, code):
    """A run that prints while other tests go on."""
    return world.launch("speaking", {"ops": {"speak": {"config": {"seconds": PRINTING_SECONDS}}}})


def started(world, number, stubborn=False):
    run = world.launch("waiting", seconds(number, stubborn))
    world.await_status(run, "STARTED")
    world.wait_for(lambda: any("Started execution of step" in m for m in world.messages(run) if m), 60, "its step")
    return run


def run_processes(world):
    container = world.task("daemon").containers["daemon"]
    return int(container.run("sh", "-c", "ps ax -o args | grep -c '[m]ultiprocessing.spawn'").stdout)


def test_cancelled_runs_end(world, printing):
    runs = [started(world, 600), started(world, 600)]
    begin = time.monotonic()

    assert world.terminate(*runs) == ["TerminateRunSuccess"] * 2

    for run in runs:
        assert world.await_run(run, 60) == "CANCELED"
    passed = time.monotonic() - begin
    print(f"measured: two runs cancelled within {passed:.0f} s")
    assert passed <= SECONDS_TO_CANCEL
    for run in runs:
        assert "cleaned up" in world.messages(run)


def test_a_person_cancels_a_run(world, printing, browser):
    run = started(world, 600)
    page = Page(browser, world)
    page.open(f"/runs/{run}")

    page.click("terminate")
    page.click("terminate 1 run")

    page.see("Canceled", 60)
    assert world.status(run) == "CANCELED"


def test_a_run_that_ignores_the_cancellation_says_so_and_is_killed(world, printing):
    run = started(world, 600, stubborn=True)
    before = run_processes(world)
    begin = time.monotonic()

    world.terminate(run)

    world.wait_for(
        lambda: any("goes on. It is killed after 60 s" in message for message in world.messages(run) if message),
        SECONDS_TO_CANCEL,
        "that it goes on",
    )
    assert world.status(run) == "CANCELING"  # it keeps its place in the queue
    assert world.await_run(run, SECONDS_TO_KILL) == "CANCELED"
    world.wait_for(lambda: run_processes(world) < before, 15, "its processes to end")
    print(f"measured: killed after {time.monotonic() - begin:.0f} s")


def test_a_run_that_is_marked_as_cancelled_at_once_ends_too(world, printing):
    run = started(world, 600)
    before = run_processes(world)

    world.terminate(run, force=True)

    assert world.status(run) == "CANCELED"
    world.wait_for(lambda: run_processes(world) < before, SECONDS_TO_CANCEL, "its processes to end")


def test_cancelling_a_backfill_ends_its_runs(world, printing):
    launched = world.graphql(
        """mutation { launchPartitionBackfill(backfillParams: { partitionNames: ["monday", "tuesday"], selector: {
        partitionSetName: "partitioned_partition_set", repositorySelector: { repositoryName: "__repository__",
        repositoryLocationName: "dagster-ecs" } } }) { __typename ... on LaunchBackfillSuccess { backfillId }
        ... on PythonError { message } } }"""
    )["launchPartitionBackfill"]
    backfill = launched["backfillId"]
    runs = lambda: world.runs(("dagster/backfill", backfill))
    world.wait_for(lambda: "STARTED" in {run["status"] for run in runs()}, 240, "a run of the backfill")

    world.graphql("mutation ($id: String!) { cancelPartitionBackfill(backfillId: $id) { __typename } }", id=backfill)

    world.wait_for(lambda: {run["status"] for run in runs()} == {"CANCELED"}, 120, "its runs to end")


def code_servers(world):
    """The command line of each code server of the daemon by its process."""
    lines = {}
    for pid in world.task("daemon").containers["daemon"].processes():
        with contextlib.suppress(OSError):  # it has just ended
            lines[pid] = Path(f"/proc/{pid}/cmdline").read_text()
    return {pid: line for pid, line in lines.items() if "grpc" in line and "--socket" in line}


def socket_of(world, run):
    place = world.database.ask(f"SELECT value FROM run_tags WHERE run_id = '{run}' AND key = '.dagster/grpc_info'")
    return json.loads(place)["socket"]


def server_of(world, run):
    """The process of the code server that a run was started by."""
    socket = socket_of(world, run)
    return next(pid for pid, line in code_servers(world).items() if socket in line)


def test_a_code_server_that_hangs_holds_up_no_other_run(world, printing):
    """The daemon has a new code server about once a minute; one that has runs stays."""
    stuck = started(world, 600)
    hung, old = server_of(world, stuck), code_servers(world)
    world.wait_for(lambda: code_servers(world).keys() - old.keys(), 150, "a newer code server")

    def in_another_server():
        run = started(world, 600)
        if server_of(world, run) != hung:
            return run
        world.terminate(run)
        assert world.await_run(run, 60) == "CANCELED"
        return None

    other = world.wait_for(in_another_server, 150, "a run of the newer code server")
    os.kill(hung, signal.SIGSTOP)
    try:
        begin = time.monotonic()
        world.terminate(stuck, other)

        for run in (other, stuck):
            assert world.await_run(run, 60) == "CANCELED"
        passed = time.monotonic() - begin
        print(f"measured: cancelled with a code server that hangs within {passed:.0f} s")
        assert passed <= SECONDS_TO_CANCEL
    finally:
        signal_each([hung], signal.SIGCONT)


def test_a_run_that_no_code_server_takes_goes_back_to_the_queue(world, printing):
    busy = socket_of(world, printing)
    idle = lambda: [pid for pid, line in code_servers(world).items() if busy not in line]

    def launched_without():
        signal_each(world.wait_for(idle, 150, "a newer code server"), signal.SIGKILL)
        run = world.launch("waiting", seconds(0))
        assert world.await_run(run) == "SUCCESS"
        return any("re-submitting the run into the queue" in message for message in world.messages(run) if message)

    # The next server may be there before the daemon looks into the queue.
    assert any(launched_without() for _ in range(TRIES))


def test_a_run_that_dies_while_the_database_is_away_is_tried_again(world, printing):
    """Its code server can't say so then, and believes in it for good."""
    world.await_run(printing, PRINTING_SECONDS + 120)  # which is to see no database go
    run = started(world, 600)
    process = next(re.search(r"Started process for run \(pid: (\d+)\)", m) for m in world.messages(run) if "pid: " in m)
    world.database.stop()
    world.task("daemon").containers["daemon"].run("kill", "-9", process.group(1))
    time.sleep(20)
    world.database.start()

    world.await_status(run, "FAILURE", 240)
    world.wait_for(lambda: world.runs(("dagster/parent_run_id", run)), 120, "it to be tried again")
    again = world.runs(("dagster/parent_run_id", run))[0]["runId"]
    world.await_status(again, "STARTED")
    world.wait_for(lambda: world.terminate(again), 60, "a connection that lives")  # a pool may still hold a dead one
    assert world.await_run(again, 60) == "CANCELED"


def test_what_a_run_prints_is_stored_about_once(world, printing):
    assert world.await_run(printing, PRINTING_SECONDS + 120) == "SUCCESS"
    bucket = f"{world.bucket}-compute-logs"
    versions = world.region.clients.s3.list_object_versions(Bucket=bucket)
    stored = [version for version in versions["Versions"] if printing in version["Key"] and ".out" in version["Key"]]

    printed = PRINTING_SECONDS * 1024
    print(f"measured: {printed} bytes printed, {sum(v['Size'] for v in stored)} stored in {len(stored)} versions")
    assert printed <= max(version["Size"] for version in stored)
    assert sum(version["Size"] for version in stored) <= 3 * printed


def works(task):
    """Whether a task's daemon has the lock."""
    daemon = task.containers.get("daemon")
    return daemon and daemon.running and daemon.run("test", "-e", f"{HOME}/daemon-types").returncode == 0


def working(world):
    """The tasks that work at once: one that worked may have ended while another was looked at."""
    tasks = [task for task in list(world.region.service(world.services["daemon"]).tasks) if works(task)]
    return [task.id for task in tasks if works(task)]


class Watch:
    """Notes how many daemons ran and worked at once."""

    def __init__(self, world):
        self.world, self.most_running, self.most_working = world, 0, 0
        self.done = threading.Event()
        self.thread = threading.Thread(target=self._watch)

    def _watch(self):
        service = self.world.region.service(self.world.services["daemon"])
        while not self.done.wait(0.5):
            running = [t for t in list(service.tasks) if "daemon" in t.containers and t.containers["daemon"].running]
            self.most_running = max(self.most_running, len(running))
            self.most_working = max(self.most_working, len(working(self.world)))

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.done.set()
        self.thread.join()


def test_a_deployment_of_the_daemon_waits_for_runs_that_fit_into_the_stop_timeout(world):
    """The new daemon is started while the old one waits, and does nothing until that has ended."""
    assert world.await_run(world.launch("all_of_it", steps=["up"])) == "SUCCESS"
    short, long = started(world, 40), started(world, 250)
    old = world.task("daemon")

    with Watch(world) as watch:
        world.replace("daemon")
        assert world.await_run(short) == "SUCCESS"
        world.await_status(long, "FAILURE", 150)
        world.region.wait_for(lambda: old.status == "STOPPED", 60, "the old task to stop")
        world.region.await_steady(seconds=300)

    assert watch.most_running > 1, "the stand-in was kind"
    assert watch.most_working == 1
    assert "cleaned up" in world.messages(long)
    assert old.containers["daemon"].exit_code != 137, "it was killed"
    world.wait_for(lambda: world.runs(("dagster/parent_run_id", long)), 120, "the long run to be tried again")
    again = world.runs(("dagster/parent_run_id", long))[0]["runId"]
    world.await_status(again, "STARTED")
    world.terminate(again)


def test_a_value_outlives_the_task_that_wrote_it(world):
    """The daemon was replaced since `up` was written; neither asset names an I/O manager."""
    assert world.await_run(world.launch("all_of_it", steps=["down"])) == "SUCCESS"
    keys = [item["Key"] for item in world.region.clients.s3.list_objects_v2(Bucket=world.bucket, Prefix="assets/")["Contents"]]
    assert "assets/up" in keys
    assert any(key.startswith("assets/op-outputs/") and "/one/" in key for key in keys)


def test_of_two_daemons_one_waits(world):
    """A task that is lost may be followed by two."""
    service = world.region.service(world.services["daemon"])
    with Watch(world) as watch:
        service.retire(world.task("daemon"))
        world.region.wait_for(lambda: watch.most_running >= 2, 120, "two daemons")
        world.region.await_steady(seconds=300)

    assert watch.most_working == 1
    assert "another daemon is at work; waiting for its end" in world.region.log("daemon", "daemon")
    assert world.await_run(world.launch("chain"), 240) == "SUCCESS"
