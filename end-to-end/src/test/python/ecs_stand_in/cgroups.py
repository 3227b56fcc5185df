"""The limits of a task: CPU and memory of all its containers together (ECS, "Fargate task size")."""

import os
from pathlib import Path

PERIOD_MICROSECONDS = 100_000
ROOT = Path("/sys/fs/cgroup")


class Cgroups:
    """Control groups of version 1 or 2, whichever this machine has; none limit nothing."""

    def __init__(self, name, cpu_units, memory_mib):
        quota = cpu_units * PERIOD_MICROSECONDS // 1024
        if (ROOT / "cgroup.controllers").exists():
            wanted = {ROOT: {"cpu.max": f"{quota} {PERIOD_MICROSECONDS}", "memory.max": memory_mib << 20}}
        else:
            wanted = {
                ROOT / "cpu": {"cpu.cfs_period_us": PERIOD_MICROSECONDS, "cpu.cfs_quota_us": quota},
                ROOT / "memory": {"memory.limit_in_bytes": memory_mib << 20},
            }
        self.folders = []
        for root, limits in wanted.items():
            folder = root / "dagform-tests" / name
            try:
                folder.mkdir(parents=True, exist_ok=True)
                for file, value in limits.items():
                    (folder / file).write_text(str(value))
                self.folders.append(folder)
            except OSError:
                continue  # this machine does not let us: the task goes without that limit

    def join(self, pid):
        for folder in self.folders:
            try:
                (folder / "cgroup.procs").write_text(str(pid))
            except OSError:
                continue

    def close(self):
        for folder in self.folders:
            try:
                os.rmdir(folder)
            except OSError:
                continue
