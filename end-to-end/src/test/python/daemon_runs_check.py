"""Says what the generated daemon_runs.py finds out about processes of runs.

    daemon_runs_check.py FOLDER
"""

import signal
import subprocess
import sys

from dagster import DagsterInstance, job, op
from dagster._core.launcher import LaunchRunContext

sys.path.insert(0, sys.argv[1])
from daemon_runs import DaemonRunLauncher, Worker


@op
def nothing():
    pass


@job
def some():
    nothing()


def started(instance, run, process):
    instance.report_engine_event(f"Started process for run (pid: {process.pid}).", run)


def process(ended=False):
    # What ignores the signal here would leave it ignored there.
    heard = lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)
    made = subprocess.Popen(["true"] if ended else ["sleep", "60"], preexec_fn=heard)
    if ended:
        made.wait()
    return made


def ends(made):
    return made.wait(10) == -signal.SIGINT


with DagsterInstance.local_temp() as instance:
    # A launch that was late, and the one that followed it: the second ended as a duplicate.
    run = instance.create_run_for_job(some)
    late, duplicate = process(), process(ended=True)
    started(instance, run, late)
    started(instance, run, duplicate)
    worker = Worker(instance, run)
    print("the first of two executes:", worker.lives())
    launcher = DaemonRunLauncher()
    launcher.register_instance(instance)
    launcher.launch_run(LaunchRunContext(run, None))  # which would fail without a workspace
    print("told:", worker.interrupt() and ends(late), worker.lives())

    # One that was looked at between two launches.
    run = instance.create_run_for_job(some)
    started(instance, run, process(ended=True))
    worker = Worker(instance, run)
    print("before the second:", worker.lives())
    second = process()
    started(instance, run, second)
    print("the second of two executes:", worker.lives())
    print("told:", worker.interrupt() and ends(second), worker.lives())
