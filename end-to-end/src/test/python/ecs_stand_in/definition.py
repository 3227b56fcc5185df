"""Task definitions as the AWS API tells them."""

import copy
from dataclasses import dataclass

DEFAULT_STOP_TIMEOUT_SECONDS = 30  # API, ContainerDefinition.stopTimeout


class CannotStart(Exception):
    """Why ECS stops a task before its containers run (ECS, "Stopped tasks error codes")."""


@dataclass(frozen=True)
class HealthCheck:
    """Seconds, with the defaults of API, HealthCheck."""

    command: tuple
    interval: int = 30
    timeout: int = 5
    retries: int = 3
    start_period: int = 0

    @staticmethod
    def of(item):
        return HealthCheck(
            tuple(item["command"]),
            item.get("interval", 30),
            item.get("timeout", 5),
            item.get("retries", 3),
            item.get("startPeriod", 0),
        )


@dataclass(frozen=True)
class ContainerDefinition:
    item: dict

    @property
    def name(self):
        return self.item["name"]

    @property
    def essential(self):
        return self.item.get("essential", True)  # API, ContainerDefinition.essential

    @property
    def depends_on(self):
        return [(d["containerName"], d["condition"]) for d in self.item.get("dependsOn", [])]

    @property
    def stop_timeout_seconds(self):
        return self.item.get("stopTimeout", DEFAULT_STOP_TIMEOUT_SECONDS)

    @property
    def health_check(self):
        return HealthCheck.of(self.item["healthCheck"]) if "healthCheck" in self.item else None

    @property
    def restart_after_seconds(self):
        """Seconds that it must have run to be started again, or None (API, ContainerRestartPolicy)."""
        policy = self.item.get("restartPolicy", {})
        return policy.get("restartAttemptPeriod", 300) if policy.get("enabled") else None

    @property
    def init_process(self):
        return self.item.get("linuxParameters", {}).get("initProcessEnabled", False)

    @property
    def log_options(self):
        """Those of the awslogs driver."""
        return self.item.get("logConfiguration", {}).get("options", {})

    @property
    def log_group(self):
        return self.log_options.get("awslogs-group")

    def log_stream(self, task):
        """`prefix/container/task` (ECS, "Send Amazon ECS logs to CloudWatch")."""
        return f"{self.log_options.get('awslogs-stream-prefix', self.name)}/{self.name}/{task}"


def overridden(definition, overrides):
    """A definition as one task has it (API, TaskOverride)."""
    changes = {change["name"]: change for change in overrides.get("containerOverrides", [])}
    task = copy.copy(definition)
    task.cpu = int(overrides.get("cpu") or definition.cpu)
    task.memory_mib = int(overrides.get("memory") or definition.memory_mib)
    task.containers = []
    for container in definition.containers:
        change, item = changes.get(container.name, {}), dict(container.item)
        variables = {v["name"]: v for v in [*item.get("environment", []), *change.get("environment", [])]}
        item.update({key: change[key] for key in ("command", "cpu", "memory") if key in change})
        item["environment"] = list(variables.values())
        task.containers.append(ContainerDefinition(item))
    return task


class TaskDefinition:
    """A revision that tasks can start from."""

    def __init__(self, clients, arn):
        answer = clients.ecs.describe_task_definition(taskDefinition=arn, include=["TAGS"])
        self.tags = answer.get("tags", [])
        answer = answer["taskDefinition"]
        # API, DeregisterTaskDefinition: an INACTIVE revision starts no new tasks or services.
        if answer["status"] != "ACTIVE":
            raise CannotStart(f"ClientException: TaskDefinition is inactive: {arn}")
        self.arn = arn
        self.family = answer["family"]
        self.cpu = int(answer["cpu"])
        self.memory_mib = int(answer["memory"])
        self.role_arn = answer.get("taskRoleArn")
        self.execution_role_arn = answer.get("executionRoleArn")
        self.volumes = {volume["name"]: volume for volume in answer.get("volumes", [])}
        self.containers = [ContainerDefinition(item) for item in answer["containerDefinitions"]]
