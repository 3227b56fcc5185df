"""Tasks that RunTask starts (ECS, "Running an application as an Amazon ECS task")."""

from .definition import CannotStart, TaskDefinition, overridden
from .placement import Placement
from .task import Task


class StandaloneTasks:
    """Runs what the API has been asked for, exactly as it was asked for, and tells the API what became of it."""

    def __init__(self, region):
        self.region = region
        self.tasks = {}
        self.ended = {}

    def interrupt(self, arn):
        """Takes a task on Fargate Spot back (ECS, "Amazon ECS clusters for Fargate Spot": its notice is SIGTERM to each
        container, and SIGKILL follows when its stop timeout is over, which is two minutes at the most)."""
        self.tasks[arn].stop("Your Spot Task was interrupted.")

    def step(self):
        ecs = self.region.clients.ecs
        for cluster in ecs.list_clusters()["clusterArns"]:
            # API, ListTasks: without a word those that are to run; what StopTask stopped is known already.
            arns = {*ecs.list_tasks(cluster=cluster)["taskArns"], *self.tasks}
            if arns:
                for item in ecs.describe_tasks(cluster=cluster, tasks=sorted(arns), include=["TAGS"])["tasks"]:
                    self._follow(item)

    def _follow(self, item):
        arn = item["taskArn"]
        if arn in self.ended:
            return
        if arn not in self.tasks:
            self._start(arn, item)
            return
        task = self.tasks[arn]
        if item["desiredStatus"] == "STOPPED":
            task.stop(item.get("stoppedReason") or "Task stopped by user")
        if task.status == "STOPPED":
            self._end(arn, item, task)

    def _start(self, arn, item):
        if item["desiredStatus"] == "STOPPED":
            return
        try:
            definition = overridden(TaskDefinition(self.region.clients, item["taskDefinitionArn"]), item["overrides"])
        except CannotStart as failure:
            self.region.tell(f"task {arn}: {failure}")
            return
        tags = {tag["key"]: tag["value"] for tag in item.get("tags", [])}
        self.tasks[arn] = Task(self.region, definition, self._placement(item), tags=tags, arn=arn)
        self.region.tell(f"task {arn}: started from {definition.arn}")

    def _placement(self, item):
        """What the network interface has is what RunTask asked for; whether for a public address, it does not tell."""
        details = {d["name"]: d["value"] for a in item["attachments"] for d in a["details"]}
        interface = self.region.clients.ec2.describe_network_interfaces(
            NetworkInterfaceIds=[details["networkInterfaceId"]]
        )["NetworkInterfaces"][0]
        groups = [group["GroupId"] for group in interface["Groups"]]
        return Placement(self.region.clients, self.region.groups, {"securityGroups": groups}, details["subnetId"])

    def _end(self, arn, item, task):
        self.ended[arn] = self.tasks.pop(arn)
        self.region.clients.ecs.submit_task_state_change(
            cluster=item["clusterArn"],
            task=arn,
            status="STOPPED",
            reason=task.stopped_reason or "",
            containers=[
                {"containerName": name, "exitCode": container.exit_code or 0, "status": "STOPPED"}
                for name, container in task.containers.items()
            ],
        )
        self.region.tell(f"task {arn}: stopped: {task.stopped_reason}")
