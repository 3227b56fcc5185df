"""A container: a process with its own root folder, process ids and mounts, in its task's network."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from .signals import signal_each, stop_each

ENTER = Path(__file__).with_name("enter.py")
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


class Container:
    """One start of a container of a task."""

    def __init__(self, definition, image, variables, files, namespace, mounts, folder, log, cgroups):
        self.definition = definition
        self.image = image
        self.log = log
        self.exit_code = None
        self.health = "UNKNOWN" if definition.health_check else None
        self.environment = {"PATH": PATH, "HOSTNAME": namespace.name, **image.environment, **variables}
        self._ended = threading.Event()
        log.parent.mkdir(parents=True, exist_ok=True)
        scratch = folder / "scratch"
        scratch.mkdir(parents=True, exist_ok=True)
        specification = folder / "start.json"
        specification.touch(mode=0o600)
        item = definition.item
        # API, ContainerDefinition: entryPoint and command replace those of the image, and a new
        # entry point drops the image's command, as Docker does.
        entry = item.get("entryPoint") or list(image.entry_point)
        command = item.get("command") or ([] if item.get("entryPoint") else list(image.command))
        specification.write_text(
            json.dumps(
                {
                    "scratch": str(scratch),
                    "layers": [str(layer) for layer in image.layers],
                    "folders": [str(shown) for shown in image.folders],
                    "mounts": mounts,
                    "files": files,
                    "network": namespace.path,
                    "folder": item.get("workingDirectory") or image.folder,
                    "user": item.get("user") or image.user,
                    "init": definition.init_process,
                    "environment": self.environment,
                    "words": [*entry, *command],
                    "log": str(log),
                }
            )
        )
        self.started = time.monotonic()
        self._process = subprocess.Popen(
            [sys.executable, str(ENTER), str(specification)],
            stdout=subprocess.PIPE,
            start_new_session=True,
            preexec_fn=lambda: cgroups.join(os.getpid()),
        )
        first = self._process.stdout.readline().strip()
        self.pid = int(first) if first else None
        threading.Thread(target=self._wait, daemon=True).start()
        if definition.health_check:
            threading.Thread(target=self._check_health, daemon=True).start()

    def _wait(self):
        self.exit_code = self._process.wait()
        self._ended.set()

    @property
    def running(self):
        return not self._ended.is_set()

    def wait(self, seconds=None):
        return self._ended.wait(seconds)

    def processes(self):
        """The ids of all its processes, as this machine sees them."""
        if self.pid is None or not self.running:
            return []
        found = []
        try:
            namespace = os.readlink(f"/proc/{self.pid}/ns/pid")
        except OSError:
            return found
        for entry in Path("/proc").iterdir():
            try:
                if entry.name.isdigit() and os.readlink(entry / "ns/pid") == namespace:
                    found.append(int(entry.name))
            except OSError:
                continue  # it has just ended
        return found

    def run(self, *words, timeout=60):
        """Runs a command inside, as its user and with its variables."""
        user = self.definition.item.get("user") or self.image.user
        ids = [] if user == "root" else [f"--setuid={user.split(':')[0]}"]
        return subprocess.run(
            ["nsenter", f"--target={self.pid}", "--mount", "--net", "--pid", "--root", "--wd", *ids, "--", *words],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )

    def kill(self, number=signal.SIGKILL):
        """Sends the container's first process a signal, as a failure or a user would."""
        os.kill(self.pid, number)

    @contextlib.contextmanager
    def frozen(self):
        """None of its processes does anything meanwhile."""
        stopped = set()
        while new := set(self.processes()) - stopped:  # a process may have started another meanwhile
            stop_each(new)
            stopped |= new
        try:
            yield
        finally:
            signal_each(self.processes(), signal.SIGCONT)

    def stop(self):
        """API, ContainerDefinition.stopTimeout: the image's stop signal, then SIGKILL."""
        if self.running and self.pid is not None:
            signal_each([self.pid], getattr(signal, self.image.stop_signal))
            if not self.wait(self.definition.stop_timeout_seconds):
                signal_each([self.pid], signal.SIGKILL)
        self.wait()

    def _check_health(self):
        """API, HealthCheck: failures within the start period do not count, a success ends it."""
        check, failures = self.definition.health_check, 0
        kind, *words = check.command
        words = ["sh", "-c", words[0]] if kind == "CMD-SHELL" else words
        while not self.wait(check.interval):
            try:
                healthy = self.run(*words, timeout=check.timeout).returncode == 0
            except subprocess.TimeoutExpired:
                healthy = False
            if healthy:
                failures, self.health = 0, "HEALTHY"
            elif self.health == "HEALTHY" or time.monotonic() - self.started > check.start_period:
                failures += 1
                if failures >= check.retries:
                    self.health = "UNHEALTHY"
