"""Measures the memory of each process of the running seed; docs/sizing.md has the figures.

    mvn -q verify && end-to-end/target/tools/scenarios/bin/python end-to-end/src/test/python/measure_memory.py

The tasks get 2048 MiB and the queue three runs, so that nothing is in the way. Memory is
the proportional set size in MiB, the most that was seen: pages that processes share count once.
Needs what the scenarios need, which the build installs.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
TOOLS = ROOT / "end-to-end/target/tools"
sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent / "scenarios")]

from world import LOCATION, World  # noqa: E402

PORT = 5055
SLOW = """
import time

import dagster as dg


@dg.op
def wait():
    time.sleep(60)


@dg.job
def waiting():
    wait()


defs = dg.Definitions(jobs=[waiting])
"""
PROVIDER = """
terraform {
  backend "local" {}
}
provider "aws" {
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  s3_use_path_style           = true
}
"""
NAMES = [
    ("nginx", "nginx"), ("dagster-webserver", "webserver"), ("single_daemon.py", "daemon"),
    ("grpc", "code server"), ("code-server", "code server"), ("sync:", "sync"), ("resource_tracker", "run"),
    ("multiprocessing", "run"), ("execute_run", "run"),
]


def terraform_folder(folder):
    """The seed's output with room for three runs."""
    copy = folder / "terraform"
    shutil.copytree(ROOT / "examples/seed/terraform", copy)
    (copy / "emulator_override.tf").write_text(PROVIDER)
    for task in (copy / "webserver.tf", copy / "daemon.tf"):
        task.write_text(task.read_text().replace('memory = "512"', 'memory = "2048"'))
    instance = copy / "config/dagster.yaml"
    instance.write_text(instance.read_text().replace("max_concurrent_runs: 1", "max_concurrent_runs: 3"))
    return copy


def pss_mib(pid):
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


def process_name(pid):
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return "other"
    return next((name for part, name in NAMES if part in words), "other")


def sample(task):
    sizes = defaultdict(float)
    for container in task.containers.values():
        for pid in container.processes():
            sizes["sync" if container.definition.name == "sync" else process_name(pid)] += pss_mib(pid)
    sizes["the whole task"] = sum(sizes.values())
    return sizes


def most(world, seconds):
    """The largest figure of each process of both tasks."""
    result, end = {"webserver": defaultdict(float), "daemon": defaultdict(float)}, time.monotonic() + seconds
    while time.monotonic() < end:
        for name, sizes in result.items():
            for process, size in sample(world.task(name)).items():
                sizes[process] = max(sizes[process], size)
        time.sleep(1)
    return result


def reloads(world, number=4):
    """The largest figures while the code changes again and again, and somebody looks at it."""
    result = defaultdict(lambda: defaultdict(float))
    for change in range(number):
        world.publish({"definitions.py": f"{SLOW}# change {change}\n"})
        world.jobs()
        for name, sizes in most(world, 75).items():
            for process, size in sizes.items():
                result[name][process] = max(result[name][process], size)
    return result


def measure(world):
    world.start_database()
    world.publish({"definitions.py": SLOW})
    world.region.await_steady(seconds=300)
    world.wait_for(lambda: world.jobs()[LOCATION] == ["waiting"], 180, "the code")
    columns = {"idle": most(world, 120), "reloads": reloads(world)}
    for number, title in ((1, "one run"), (3, "three runs")):
        runs = [world.launch("waiting") for _ in range(number)]
        world.wait_for(
            lambda: sum(run["status"] == "STARTED" for run in world.runs()) == number, 240, f"{number} runs to start"
        )
        columns[title] = most(world, 50)
        for run in runs:
            world.await_run(run, 300)
    return columns


def main():
    folder = Path(tempfile.mkdtemp(prefix="dagform-memory-"))
    folder.chmod(0o755)
    mirror = next((p.parent for p in Path("/opt").glob("*/registry.terraform.io")), None)
    if mirror:
        configuration = folder / "terraform.rc"
        configuration.write_text(f'provider_installation {{\n  filesystem_mirror {{\n    path = "{mirror}"\n  }}\n}}\n')
        os.environ["TF_CLI_CONFIG_FILE"] = str(configuration)
    emulator = subprocess.Popen(
        [TOOLS / "emulator/bin/python", Path(__file__).with_name("aws_emulator.py"), "-H", "127.0.0.1", "-p", str(PORT)],
        env={**os.environ, "MOTO_IAM_LOAD_MANAGED_POLICIES": "true"},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    time.sleep(10)
    try:
        world = World(
            f"http://127.0.0.1:{PORT}", terraform_folder(folder), TOOLS, folder, "ap-southeast-2", "10.0.0.0/16"
        )
        try:
            world.deploy()
            columns = measure(world)
        finally:
            world.close()
    finally:
        emulator.terminate()
        shutil.rmtree(folder, ignore_errors=True)
    print("| task | process | " + " | ".join(columns) + " |")
    print("| --- " * (len(columns) + 2) + "|")
    for task in ("webserver", "daemon"):
        names = sorted({name for column in columns.values() for name in column[task]}, key=lambda n: (n.startswith("the"), n))
        for name in names:
            print(f"| {task} | {name} | " + " | ".join(f"{column[task][name]:.0f}" for column in columns.values()) + " |")


if __name__ == "__main__":
    main()
