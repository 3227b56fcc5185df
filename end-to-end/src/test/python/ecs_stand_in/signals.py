"""Signals to processes that may end at any time."""

import contextlib
import os


def signal_each(processes, number):
    """To every process that is still there: one that has ended since it was listed has nothing to hear."""
    for process in processes:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, number)
