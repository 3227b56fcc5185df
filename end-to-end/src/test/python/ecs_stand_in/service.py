"""A service: as many tasks as wanted, replaced in a rolling deployment
(ECS, "Deploy Amazon ECS services by replacing tasks")."""

import itertools
import threading
import time

from .definition import CannotStart, TaskDefinition
from .task import Task

LONGEST_THROTTLE_SECONDS = 20  # ECS waits up to 27 minutes, which no test can


class Service:
    """Keeps what the API says of a service true; step() is called again and again."""

    def __init__(self, region, description):
        self.region = region
        self.name = description["serviceName"]
        self.tasks = []
        self.stopped = []
        self._definitions = {}
        self._subnets = itertools.cycle(region.subnets(description))
        self._targets = {}
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

        # A task that is stopping counts against the upper limit until it has stopped.
        if time.monotonic() >= self._throttled_until:
            for _ in range(min(wanted - len(new), most - len(self.tasks))):
                self._start(arn, description)
        healthy = [task for task in alive if self.is_healthy(task, description)]
        surplus = old + new[wanted:]
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

    def stop(self):
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
        task = Task(self.region, self._definitions[arn], next(self._subnets), self.name)
        self.tasks.append(task)
        self.region.tell(f"service {self.name}: started task {task.id}")
        threading.Thread(target=self._register, args=(task, description), daemon=True).start()

    def _register(self, task, description):
        """A task is registered once it runs (ECS, "Use load balancing to distribute service traffic")."""
        while task.status == "PROVISIONING":
            time.sleep(0.1)
        for item in description.get("loadBalancers", []):
            if task.status == "RUNNING":
                balancer = self.region.balancer(item["targetGroupArn"])
                self._targets[task.id] = balancer.register(task.address, item["containerPort"])

    def _stop(self, task, reason):
        """Out of the target group first, then its containers stop."""
        task.stopped_reason = reason
        target = self._targets.pop(task.id, None)

        def end():
            if target:
                target.deregister(self.region.deregistration_delay(target.balancer.group))
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
                self._throttle(task)
                target = self._targets.pop(task.id, None)
                if target:
                    threading.Thread(target=target.deregister, args=(0,), daemon=True).start()
                self.region.tell(f"service {self.name}: task {task.id} stopped: {task.stopped_reason}")

    def _throttle(self, task):
        """ECS, "Service throttle logic": tasks that never ran are started ever more slowly."""
        self._failures = 0 if task.has_run else self._failures + 1
        if self._failures:
            self._throttled_until = time.monotonic() + min(2**self._failures, LONGEST_THROTTLE_SECONDS)
