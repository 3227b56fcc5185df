"""Measures what runs that are tasks take of time and of database connections; docs/sizing.md has the figures.

    PYTEST_ADDOPTS="-s -o python_files=measure_*.py" mvn verify -pl end-to-end -am -Dtest=LocationRunsTest \\
        -Dsurefire.failIfNoSpecifiedTests=false

Connections are the most that a look at `pg_stat_activity` showed for the address of a task, twice a second.
"""

import threading
import time
from collections import Counter, defaultdict

RUNS = 25
CONNECTIONS = (
    "SELECT host(client_addr), count(*) FROM pg_stat_activity"
    " WHERE client_addr IS NOT NULL AND backend_type = 'client backend' GROUP BY 1"
)


class Connections:
    """The most connections of each kind of task, and of all together, while it looks."""

    def __init__(self, world):
        self.world, self.most, self.all, self.over = world, defaultdict(int), 0, threading.Event()
        self.thread = threading.Thread(target=self._look)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()

    def _look(self):
        while not self.over.wait(0.5):
            counts = Counter()
            for line in self.world.database.ask(CONNECTIONS).splitlines():
                address, count = line.split("|")
                counts[address] = int(count)
            names = self._names()
            for address, count in counts.items():
                name = names.get(address, "run")
                self.most[name] = max(self.most[name], count)
            self.all = max(self.all, counts.total())

    def _names(self):
        return {
            task.address: key
            for key, service in self.world.services.items()
            for task in self.world.region.service(service).tasks
        }


def timing(world, run):
    """Seconds from the launch to the first step, and of the whole run without its steps."""
    data = world.graphql(
        """query ($run: ID!) { runOrError(runId: $run) { ... on Run { creationTime startTime endTime
        stepStats { startTime endTime } } } }""",
        run=run,
    )["runOrError"]
    steps = [(step["startTime"], step["endTime"]) for step in data["stepStats"]]
    first, last = min(start for start, _ in steps), max(end for _, end in steps)
    return first - data["creationTime"], data["endTime"] - data["creationTime"] - (last - first)


def test_measure(world):
    world.await_jobs("ingest")
    with Connections(world) as idle:
        time.sleep(60)
    print(f"\nidle: {dict(idle.most)}, together {idle.all}")
    with Connections(world) as one:
        times = []
        for _ in range(3):
            run = world.launch("ingest")
            assert world.await_run(run) == "SUCCESS"
            times.append(timing(world, run))
    print(f"one run: {dict(one.most)}; seconds to the first step, and beside the steps: {times}")
    with Connections(world) as wide:
        assert world.await_run(world.launch("wide"), 400) == "SUCCESS"
    print(f"one run of four steps at once: {dict(wide.most)}")
    begin = time.monotonic()
    with Connections(world) as many:
        runs = [world.launch("ingest") for _ in range(RUNS)]
        assert {world.await_run(run, 1200) for run in runs} == {"SUCCESS"}
    print(f"{RUNS} runs in {time.monotonic() - begin:.0f} s: {dict(many.most)}, together {many.all}")
