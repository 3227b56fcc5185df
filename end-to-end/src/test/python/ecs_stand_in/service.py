"""A service: as many tasks as wanted, replaced in a rolling deployment
(ECS, "Deploy Amazon ECS services by replacing tasks")."""

import itertools
import threading
import time

from .definition import CannotStart, TaskDefinition
from .task import Task

LONGEST_THROTTLE_SECONDS = 20  # ECS waits up to 27 minutes, which no test can
SURPLUS_SECONDS = 20  # how long an unkind service keeps one task more than is wanted
LATE_SECONDS = 5


class Service:
    """Keeps what the API says of a service true; step() is called again and again.

    Where AWS's pages leave a choice, an unkind region makes the worse one:

    - A task that is stopping does not count against the upper limit, which is one of tasks "in the RUNNING or PENDING
      state" (API, DeploymentConfiguration; github.com/aws/containers-roadmap/issues/959): a new one starts beside it.
    - A task that was lost is followed by two, of which one is stopped a little later. No page promises that there are
      never more tasks than are wanted.
    - A task is registered with its target group as soon as it has an address, in state ACTIVATING and before it is
      healthy (ECS, "Task lifecycle"), or only some time after it runs; the two take turns.
    - A task is found by its service's name in Cloud Map as soon as it has an address and before it is healthy
      (github.com/aws/amazon-ecs-agent/issues/1421), or only some time after it is (containers-roadmap/issues/830); the
      two take turns. The name leads to it for some time after it began to stop: no page says that it doesn't.
    - Images are there at once: nothing says how long a pull takes.
    """

    def __init__(self, region, description):
        self.region = region
        self.name = description["serviceName"]
        self.tasks = []
        self.stopped = []
        self._definitions = {}
        self._numbers = itertools.count()
        self._targets = {}
        self._registered_early = itertools.cycle((True, False)) if region.unkind else itertools.repeat(None)
        self._lost = False
        self._surplus_until = 0
        self._announced_early = itertools.cycle((True, False)) if region.unkind else itertools.repeat(None)
        self._announced = {}
        self._redeployed = 0
        self._failures = 0
        self._throttled_until = 0

    def step(self, description):
        self._forget_stopped()
        self._replace_unhealthy(description)
        wanted = description["desiredCount"]
        arn = description["taskDefinition"]
        configuration = description.get("deploymentConfiguration", {})
        # ECS, "Service definition parameters": the lower limit is rounded up, the upper one down.
        fewest = -(-wanted * configuration.get("minimumHealthyPercent", 100) // 100)
        most = wanted * configuration.get("maximumPercent", 200) // 100
        alive = self._alive()
        new = [task for task in alive if self._is_new(task, arn)]
        old = [task for task in alive if not self._is_new(task, arn)]

        counted = alive if self.region.unkind else self.tasks
        more = 1 if self._lost else 0
        if time.monotonic() >= self._throttled_until:
            for _ in range(min(wanted + more - len(new), most + more - len(counted))):
                self._start(arn, description)
                self._lost = False
        if more and not self._lost:
            self._surplus_until = time.monotonic() + SURPLUS_SECONDS
        healthy = [task for task in alive if self.is_healthy(task, description)]
        surplus = old + (new[wanted:] if time.monotonic() >= self._surplus_until else [])
        for task in surplus:
            remaining = len(healthy) - (task in healthy)
            if remaining >= fewest or task not in healthy:
                self._stop(task, "Scaling activity initiated by deployment")
                healthy = [other for other in healthy if other is not task]

    def is_healthy(self, task, description):
        if task.status != "RUNNING" or task.health not in (None, "HEALTHY"):
            return False
        return not description.get("loadBalancers") or self.target_state(task) == "healthy"

    def target_state(self, task):
        target = self._targets.get(task.id)
        return target.state if target else None

    def is_steady(self, description):
        """ECS, "Service event messages": has reached a steady state."""
        return (
            len(self.tasks) == description["desiredCount"]
            and all(self._is_new(task, description["taskDefinition"]) for task in self.tasks)
            and all(self.is_healthy(t, description) for t in self.tasks)
        )

    def redeploy(self):
        """API, UpdateService, forceNewDeployment."""
        self._redeployed = time.monotonic()

    def _is_new(self, task, arn):
        return task.definition.arn == arn and task.created >= self._redeployed

    def retire(self, task):
        """ECS, "Task retirement and maintenance for AWS Fargate": a task may be stopped at any moment."""
        self._stop(task, "ECS is performing maintenance on the underlying infrastructure hosting the task")
        self._lost = self.region.unkind

    def stop(self):
        """API, DeleteService."""
        self._forget_stopped()
        for task in self._alive():
            self._stop(task, "Service was deleted")

    def _alive(self):
        return [task for task in self.tasks if task.stopped_reason is None and task.status != "STOPPED"]

    def _start(self, arn, description):
        if arn not in self._definitions:
            try:
                self._definitions[arn] = TaskDefinition(self.region.clients, arn)
            except CannotStart as failure:
                self.region.tell(f"service {self.name}: {failure}")
                return
        placement = self.region.placement(description, next(self._numbers))
        tags = self._tags(self._definitions[arn], description)
        task = Task(self.region, self._definitions[arn], placement, self.name, tags)
        self.tasks.append(task)
        self.region.tell(f"service {self.name}: started task {task.id}")
        threading.Thread(target=self._register, args=(task, description), daemon=True).start()
        for item in description.get("serviceRegistries", []):
            threading.Thread(target=self._announce, args=(task, item["registryArn"]), daemon=True).start()

    def _tags(self, definition, description):
        """ECS, "Tagging Amazon ECS resources": a task has none of its own accord."""
        sources = {"SERVICE": description.get("tags", []), "TASK_DEFINITION": definition.tags}
        tags = {tag["key"]: tag["value"] for tag in sources.get(description.get("propagateTags"), [])}
        if description.get("enableECSManagedTags"):
            tags["aws:ecs:clusterName"] = description["clusterArn"].rsplit("/", 1)[-1]
            tags["aws:ecs:serviceName"] = self.name
        return tags

    def _register(self, task, description):
        """A task is registered while it starts (ECS, "Task lifecycle")."""
        early = next(self._registered_early)
        while task.status == "PROVISIONING" and not (early and task.containers):
            time.sleep(0.1)
        if early is False:
            time.sleep(LATE_SECONDS)
        for item in description.get("loadBalancers", []):
            if self._lives(task):
                group = self.region.target_group(item["targetGroupArn"])
                self._targets[task.id] = group.register(task.address, item["containerPort"])

    def _announce(self, task, arn):
        """ECS, "Task lifecycle": the instance of Cloud Map is made while the task is ACTIVATING; a kind service waits for
        its health, as ECS, "Use service discovery" has it for HealthCheckCustomConfig."""
        early, registry = next(self._announced_early), self.region.registry(arn, task.placement.vpc)
        ready = lambda: task.containers if early else task.status == "RUNNING" and task.health in (None, "HEALTHY")
        while not ready() and self._lives(task):
            time.sleep(0.1)
        if early is False:
            time.sleep(LATE_SECONDS)
        if self._lives(task):
            registry.register(task, self.name)
            self._announced[task.id] = registry

    def _withdraw(self, task):
        registry = self._announced.pop(task.id, None)
        if registry:
            if self.region.unkind:
                time.sleep(LATE_SECONDS)
            registry.deregister(task)

    @staticmethod
    def _lives(task):
        return task.status in ("PROVISIONING", "RUNNING") and not task.stopped_reason

    def _stop(self, task, reason):
        """Out of the target group first, then its containers stop."""
        task.stopped_reason, task.stopped_by_service = reason, True
        target = self._targets.pop(task.id, None)

        threading.Thread(target=self._withdraw, args=(task,), daemon=True).start()

        def end():
            try:
                if target:
                    target.deregister(self.region.deregistration_delay(target.group.description))
            finally:
                task.stop(reason)

        threading.Thread(target=end, daemon=True).start()
        self.region.tell(f"service {self.name}: stopping task {task.id}: {reason}")

    def _replace_unhealthy(self, description):
        """ECS, "Service definition parameters", healthCheckGracePeriodSeconds: it covers both checks."""
        grace = description.get("healthCheckGracePeriodSeconds") or 0
        for task in self._alive():
            if time.monotonic() - task.created <= grace:
                continue
            if task.health == "UNHEALTHY":
                self._stop(task, "Task failed container health checks")
            elif self.target_state(task) == "unhealthy":
                self._stop(task, "Task failed ELB health checks")

    def _forget_stopped(self):
        for task in list(self.tasks):
            if task.status == "STOPPED":
                self.tasks.remove(task)
                self.stopped.append(task)
                self._lost |= self.region.unkind and task.has_run and not task.stopped_by_service
                self._throttle(task)
                target = self._targets.pop(task.id, None)
                if target:
                    threading.Thread(target=target.deregister, args=(0,), daemon=True).start()
                threading.Thread(target=self._withdraw, args=(task,), daemon=True).start()
                self.region.tell(f"service {self.name}: task {task.id} stopped: {task.stopped_reason}")

    def _throttle(self, task):
        """ECS, "Service throttle logic": tasks that never ran are started ever more slowly."""
        self._failures = 0 if task.has_run else self._failures + 1
        if self._failures:
            self._throttled_until = time.monotonic() + min(2**self._failures, LONGEST_THROTTLE_SECONDS)
