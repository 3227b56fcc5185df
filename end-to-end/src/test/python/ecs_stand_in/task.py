"""The life of a task: containers in order, health, essential ones, and the end."""

import shutil
import threading
import time
import uuid

from .cgroups import Cgroups
from .container import Container
from .definition import CannotStart
from .startup import Startup

POLL_SECONDS = 0.2


class Task:
    """A task of a service, or one that RunTask started. status is PROVISIONING, RUNNING, DEPROVISIONING or STOPPED
    (ECS, "Task lifecycle")."""

    def __init__(self, region, definition, placement, service=None, tags=None, arn=None):
        # The API knows tasks that RunTask has started; those of services it has never heard of.
        self.arn = arn
        self.id = arn.rsplit("/", 1)[-1] if arn else uuid.uuid4().hex
        self.region = region
        self.definition = definition
        self.service = service
        self.tags = tags or {}
        self.status = "PROVISIONING"
        self.stopped_reason = None
        self.has_run = self.stopped_by_service = False
        self.created = time.monotonic()
        self.containers = {}
        self.placement = placement
        self.namespace = region.network.attach(placement.cidr)
        region.groups.join(self.namespace, placement.groups, placement.routes_to)
        self.folder = region.folder / "tasks" / self.id
        self.folder.mkdir(parents=True)
        self._cgroups = Cgroups(self.id, definition.cpu, definition.memory_mib)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._live, daemon=True)
        self._thread.start()

    @property
    def address(self):
        return self.namespace.address

    @property
    def health(self):
        """ECS, "Determine Amazon ECS task health using container health checks"."""
        states = [c.health for c in self.containers.values() if c.definition.essential and c.health]
        if not states:
            return None
        return next((state for state in ("UNHEALTHY", "UNKNOWN") if state in states), "HEALTHY")

    def stop(self, reason):
        """Begins to stop it; wait() tells when it has."""
        self.stopped_reason = self.stopped_reason or reason
        self._stopping.set()

    def wait(self, seconds=None):
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _live(self):
        try:
            self._resolve()
            self._run()
        except CannotStart as failure:
            self.stopped_reason = str(failure)
        except Exception as failure:  # a bug here must not look like a task that hangs
            self.stopped_reason = f"stand-in: {failure!r}"
            raise
        finally:
            self.status = "DEPROVISIONING"
            self._stop_containers()
            self.region.groups.leave(self.namespace)
            self.namespace.close()
            self._cgroups.close()
            shutil.rmtree(self.folder, ignore_errors=True)
            self.status = "STOPPED"

    def _resolve(self):
        """What ECS fetches before any container runs."""
        containers = self.definition.containers
        first = Startup(self.region, self.definition, self.namespace, self.id)
        for volume in self.definition.volumes.values():
            first.reach_volume(volume, self.placement.zone)
        self._variables = {container.name: first.environment(container) for container in containers}
        for container in containers:
            first.open_log(container, container.log_stream(self.id))
        self._images = {container.name: first.image(container) for container in containers}

    def _run(self):
        waiting = list(self.definition.containers)
        while not self._stopping.is_set():
            for container in list(waiting):
                if self._is_ready(container):
                    self._start(container)
                    waiting.remove(container)
            if not waiting:
                self.status, self.has_run = "RUNNING", True
            self._restart_or_end()
            self._stopping.wait(POLL_SECONDS)

    def _is_ready(self, container):
        """API, ContainerDependency."""
        for name, condition in container.depends_on:
            other = self.containers.get(name)
            if other is None:
                return False
            if condition == "SUCCESS" and other.exit_code not in (None, 0):
                raise CannotStart(f"container {container.name}: dependency {name} exited with {other.exit_code}")
            ready = {
                "START": True,
                "COMPLETE": not other.running,
                "SUCCESS": other.exit_code == 0,
                "HEALTHY": other.health == "HEALTHY",
            }
            if not ready[condition]:
                return False
        return True

    def _start(self, container):
        group = (container.log_group or "none").strip("/")
        self.containers[container.name] = Container(
            container,
            self._images[container.name],
            {**self._variables[container.name], **self.region.variables(self)},
            self.region.files(),
            self.namespace,
            self._mounts(container),
            self.folder / container.name,
            self.region.folder / "logs" / group / container.log_stream(self.id),
            self._cgroups,
        )

    def _mounts(self, container):
        """API, MountPoint; a volume without a place of its own lives as long as the task."""
        mounts = []
        for point in container.item.get("mountPoints", []):
            volume = self.definition.volumes[point["sourceVolume"]]
            source = self.region.volume(volume, self.folder)
            mounts.append(
                {
                    "source": str(source),
                    "target": point["containerPath"],
                    "readOnly": point.get("readOnly", False),
                }
            )
        return mounts

    def _restart_or_end(self):
        for name, container in list(self.containers.items()):
            if container.running:
                continue
            after = container.definition.restart_after_seconds
            if after is not None and time.monotonic() - container.started >= after:
                self._start(container.definition)
            elif container.definition.essential:
                # API, ContainerDefinition.essential: all others are stopped with it.
                self.stop(f"Essential container in task exited: {name}, code {container.exit_code}")

    def _stop_containers(self):
        """API, ContainerDependency: at shutdown the dependencies are reversed."""
        left = dict(self.containers)
        while left:
            needed = {name for c in left.values() for name, _ in c.definition.depends_on}
            last = [name for name in left if name not in needed] or list(left)
            stops = [threading.Thread(target=left[name].stop) for name in last]
            for stop in stops:
                stop.start()
            for stop in stops:
                stop.join()
            for name in last:
                del left[name]
