#!/usr/bin/env python3
"""Times the goals of the plugin against a goal of the same plugin that does nothing.

    mvn -q install -DskipTests && benchmarks/benchmark.py [ROUNDS]

Each round runs every case once, in turn, so that a busy machine slows all of them. The table has
the medians: wall clock, what it is above the baseline, CPU, and the largest process. The specs have
1, 10 and 50 environments of about 60 resources each; they are made in a temporary folder.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 5
NO_BANNER = {"JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION": "20"}


def project(folder, environments):
    """A project with a spec of some environments, of which none is the same."""
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "examples/multi-environment/pom.xml", folder)
    text = (ROOT / "examples/multi-environment/dagform.yaml").read_text()
    common = text[: text.index("environments:")]
    common = common.replace("repository: reports-dagster", 'repository: "reports-{environment}"')
    if environments > 1:
        common += "environments:\n"
        for number in range(environments):
            common += f"  e{number}:\n    database: {{rds: {{storage_gib: {20 + number}}}}}\n"
    else:
        common = common.replace("{environment}", "one")
    (folder / "dagform.yaml").write_text(common)
    return folder


def forget(folder):
    shutil.rmtree(folder / "target", ignore_errors=True)


def run(folder, *words):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    process = subprocess.Popen(
        ["mvn", "--batch-mode", "--quiet", "--offline", *words],
        cwd=folder,
        env={**os.environ, **NO_BANNER},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    largest = 0
    while process.poll() is None:
        largest = max(largest, largest_node())
        time.sleep(0.05)
    if process.returncode:
        raise SystemExit(f"{words} failed in {folder}")
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, largest


def largest_node():
    """The memory of the largest Node.js process in MiB."""
    listing = subprocess.run(
        ["ps", "-eo", "rss=,comm="], capture_output=True, text=True, check=True
    ).stdout
    sizes = [int(line.split()[0]) for line in listing.splitlines() if line.split()[1] == "node"]
    return max(sizes, default=0) // 1024


def main():
    with tempfile.TemporaryDirectory() as temporary:
        one, ten, fifty = (project(Path(temporary) / str(n), n) for n in (1, 10, 50))
        run(one, "dagster:generate")
        run(ten, "dagster:generate")
        cases = {
            "baseline: a goal that does nothing": (one, ("dagster:generate", "-Ddagster.skip"), False),
            "validate": (one, ("dagster:validate",), False),
            "generate, unchanged input": (one, ("dagster:generate",), False),
            "generate, 1 environment": (one, ("dagster:generate",), True),
            "check, 1 environment": (one, ("dagster:check",), False),
            "generate, 10 environments": (ten, ("dagster:generate",), True),
            "generate, 50 environments": (fifty, ("dagster:generate",), True),
        }
        results = {name: [] for name in cases}
        run(one, "dagster:generate")
        for _ in range(ROUNDS):
            for name, (folder, words, fresh) in cases.items():
                if fresh:
                    forget(folder)
                results[name].append(run(folder, *words))
        baseline = statistics.median(wall for wall, _, _ in next(iter(results.values())))
        print("| case | wall, s | above baseline, s | CPU, s | Node.js, MiB |")
        print("| --- | --- | --- | --- | --- |")
        for name, rounds in results.items():
            wall, cpu, node = (statistics.median(column) for column in zip(*rounds))
            print(f"| {name} | {wall:.2f} | {wall - baseline:.2f} | {cpu:.2f} | {node:.0f} |")


main()
