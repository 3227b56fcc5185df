"""Signals to processes that may end at any time."""

import contextlib
import os
import signal
import time
from pathlib import Path


def signal_each(processes, number):
    """To every process that is still there: one that has ended since it was listed has nothing to hear."""
    for process in processes:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, number)


def stop_each(processes):
    """Returns when none of them does anything any more, nor can start another one."""
    signal_each(processes, signal.SIGSTOP)
    while any(map(_goes_on, processes)):
        time.sleep(0.01)


def _goes_on(process):
    """proc(5), /proc/pid/stat: what is stopped, traced, dead or a zombie does not; nor what waits in the kernel, as for
    the child of its vfork that was stopped first: it stops before it is back."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] not in "DTtXxZ"
