"""Task definitions as the AWS API tells them, with the values of their variables and secrets."""

import json
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
    def log_stream(self):
        """Log group and prefix of the awslogs driver."""
        options = self.item.get("logConfiguration", {}).get("options", {})
        return options.get("awslogs-group", "none").strip("/"), options.get("awslogs-stream-prefix", self.name)


class TaskDefinition:
    """A revision that tasks can start from."""

    def __init__(self, clients, arn):
        answer = clients.ecs.describe_task_definition(taskDefinition=arn)["taskDefinition"]
        # API, DeregisterTaskDefinition: an INACTIVE revision starts no new tasks or services.
        if answer["status"] != "ACTIVE":
            raise CannotStart(f"ClientException: TaskDefinition is inactive: {arn}")
        self.arn = arn
        self.family = answer["family"]
        self.cpu = int(answer["cpu"])
        self.memory_mib = int(answer["memory"])
        self.role_arn = answer.get("taskRoleArn")
        self.volumes = {volume["name"]: volume for volume in answer.get("volumes", [])}
        self.containers = [ContainerDefinition(item) for item in answer["containerDefinitions"]]


def environment(clients, container):
    """The variables of a container; a secret that can't be read stops the task."""
    variables = {item["name"]: item["value"] for item in container.item.get("environment", [])}
    for secret in container.item.get("secrets", []):
        variables[secret["name"]] = secret_value(clients, secret["valueFrom"])
    return variables


def secret_value(clients, value_from):
    """`arn:aws:secretsmanager:region:account:secret:name[:json-key[:version-stage[:version-id]]]`
    (ECS, "Pass Secrets Manager secrets through Amazon ECS environment variables")."""
    parts = value_from.split(":")
    arn, more = ":".join(parts[:7]), [*parts[7:], "", "", ""]
    key, stage, version = more[:3]
    selection = {"VersionStage": stage} if stage else {}
    if version:
        selection["VersionId"] = version
    try:
        text = clients.secrets.get_secret_value(SecretId=arn, **selection)["SecretString"]
        return json.loads(text)[key] if key else text
    except Exception as failure:
        raise CannotStart(
            f"ResourceInitializationError: unable to pull secrets: {value_from}: {failure}"
        ) from failure
