"""A region of AWS as far as tests need one: services, tasks, load balancers and their network."""

import itertools
import os
import signal
import threading
import time
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlparse

import boto3

from .balancer import Balancer
from .credentials import Credentials
from .discovery import Registry, Resolver
from .groups import Groups
from .network import RESOLVER_ADDRESS, Network
from .placement import Placement
from .service import Service
from .signals import signal_each
from .standalone import StandaloneTasks

BUSY_MACHINE = 3  # times as long as one that has nothing else to do
STEP_SECONDS = 0.5
STEPS_BETWEEN_READING_RULES = 8


class Region:
    """Runs every service of every cluster, until it is closed.

    endpoint is a URL that tasks reach too; images are by their full name; hosts gives the names that
    tasks resolve, with their addresses, each time that a container starts. unkind chooses the worst that AWS's pages
    allow wherever they leave a choice (service.py).
    """

    def __init__(self, network, endpoint, region, folder, images, hosts=dict, unkind=False):
        self.endpoint, self.region = endpoint, region
        self.folder = Path(folder)
        self.images = images
        self.hosts = hosts
        self.unkind = unkind
        self.network = network
        self.events = []
        self.extra_variables = {}
        self.services = {}
        self.clients = SimpleNamespace(
            **{
                name: boto3.client(
                    service,
                    region_name=region,
                    endpoint_url=endpoint,
                    aws_access_key_id="test",
                    aws_secret_access_key="test",
                )
                for name, service in {
                    "ec2": "ec2", "ecs": "ecs", "elb": "elbv2", "efs": "efs",
                    "secrets": "secretsmanager", "sts": "sts", "s3": "s3", "rds": "rds", "iam": "iam", "kms": "kms",
                    "logs": "logs", "ssm": "ssm", "discovery": "servicediscovery", "acm": "acm", "route53": "route53",
                    "cloudwatch": "cloudwatch",
                }.items()
            }
        )
        self.balancers = {}
        self._fronts = {}
        self._ports = {urlparse(endpoint).port: None}
        self.groups = Groups(self.clients, network, self._ports)
        self.credentials = Credentials(self.clients)
        self.resolver = Resolver()
        self.standalone = StandaloneTasks(self)
        self._lock = threading.RLock()
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._reconcile, daemon=True)
        self._thread.start()

    # --- what ECS does by itself ---

    def _reconcile(self):
        for step in itertools.count():
            if self._closed.wait(STEP_SECONDS):
                return
            try:
                if step % STEPS_BETWEEN_READING_RULES == 0:
                    self.groups.refresh()
                with self._lock:
                    descriptions = self.descriptions()
                    for name in self.services.keys() - {d["serviceName"] for d in descriptions}:
                        self.services[name].stop()
                    for description in descriptions:
                        name = description["serviceName"]
                        if name not in self.services:
                            self.services[name] = Service(self, description)
                        self.services[name].step(description)
                    self.standalone.step()
            except Exception as failure:  # the next step tries again, as ECS would
                self.tell(f"stand-in: {failure!r}")

    def descriptions(self):
        found = []
        for cluster in self.clients.ecs.list_clusters()["clusterArns"]:
            arns = self.clients.ecs.list_services(cluster=cluster)["serviceArns"]
            if arns:
                answer = self.clients.ecs.describe_services(cluster=cluster, services=arns, include=["TAGS"])["services"]
                found += [service for service in answer if service["status"] == "ACTIVE"]
        return found

    def tell(self, event):
        self.events.append(event)
        print(event, flush=True)

    # --- what tasks ask for ---

    def add_endpoint(self, service, url):
        """Gives a service of the region a way of its own."""
        self.extra_variables[f"AWS_ENDPOINT_URL_{service.upper()}"] = url
        self._ports[urlparse(url).port] = service

    def variables(self, task):
        """What a container has besides its definition: the way to this region and to its role."""
        return {
            "AWS_ENDPOINT_URL": self.endpoint,
            **self.extra_variables,
            **self.credentials.variables(task),
        }

    def files(self):
        """What a container finds in /etc to resolve names."""
        lines = ["127.0.0.1 localhost", *(f"{address} {name}" for name, address in self.hosts().items())]
        return {"etc/hosts": "\n".join(lines) + "\n", "etc/resolv.conf": f"nameserver {RESOLVER_ADDRESS}\n"}

    def registry(self, arn, vpc):
        """Route 53, "Considerations when working with a private hosted zone": names of a private namespace resolve in a
        VPC with both DNS attributes on."""
        registry = Registry(self.clients.discovery, arn)
        attributes = ("enableDnsSupport", "enableDnsHostnames")
        describe = self.clients.ec2.describe_vpc_attribute
        on = [describe(VpcId=vpc, Attribute=name)[name[0].upper() + name[1:]]["Value"] for name in attributes]
        if registry.resolves and all(on):
            self.resolver.know(registry)
        return registry

    def volume(self, volume, task_folder):
        """A folder for a volume. On EFS everybody acts as the access point's user (EFS user guide,
        "Enforcing a user identity using an access point"), so its root is open to all here."""
        configuration = volume.get("efsVolumeConfiguration")
        if not configuration:
            folder = task_folder / "volumes" / volume["name"]
        else:
            point = configuration.get("authorizationConfig", {}).get("accessPointId")
            root = "/"
            if point:
                answer = self.clients.efs.describe_access_points(AccessPointId=point)["AccessPoints"][0]
                root = answer.get("RootDirectory", {}).get("Path", "/")
            folder = self.folder / "efs" / configuration["fileSystemId"] / root.lstrip("/")
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o777)
        return folder

    def placement(self, description, number):
        """The subnets of a service take turns."""
        configuration = description["networkConfiguration"]["awsvpcConfiguration"]
        subnets = configuration["subnets"]
        return Placement(self.clients, self.groups, configuration, subnets[number % len(subnets)])

    def _front(self, arn):
        """The interface of a load balancer."""
        if arn not in self._fronts:
            balancer = self.clients.elb.describe_load_balancers(LoadBalancerArns=[arn])["LoadBalancers"][0]
            subnets = [zone["SubnetId"] for zone in balancer["AvailabilityZones"]]
            cidr = self.clients.ec2.describe_subnets(SubnetIds=subnets[:1])["Subnets"][0]["CidrBlock"]
            self._fronts[arn] = self.network.attach(cidr)
            groups = balancer.get("SecurityGroups") or self.groups.default(balancer["VpcId"])
            self.groups.join(self._fronts[arn], groups)
        return self._fronts[arn]

    def target_group(self, arn):
        """A target group, and with it the load balancer that leads there."""
        with self._lock:
            groups = self.clients.elb.describe_target_groups(TargetGroupArns=[arn])["TargetGroups"]
            balancer = groups[0]["LoadBalancerArns"][0]
            if balancer not in self.balancers:
                folder = self.folder / f"balancer-{len(self.balancers)}"
                folder.mkdir(parents=True)
                self.balancers[balancer] = Balancer(self.clients, balancer, self._front(balancer), folder)
            return self.balancers[balancer].group(arn)

    def deregistration_delay(self, group):
        attributes = self.clients.elb.describe_target_group_attributes(TargetGroupArn=group["TargetGroupArn"])
        name = "deregistration_delay.timeout_seconds"
        return int(next((a["Value"] for a in attributes["Attributes"] if a["Key"] == name), "300"))

    # --- what tests ask for ---

    def service(self, name):
        return self.services[name]

    def change(self, name, **changes):
        """UpdateService, as a user or a pipeline calls it."""
        description = self.description(name)
        self.clients.ecs.update_service(cluster=description["clusterArn"], service=name, **changes)

    def description(self, name):
        return next(d for d in self.descriptions() if d["serviceName"] == name)

    def await_steady(self, *names, seconds=180):
        """Waits until services have all their tasks, of their newest revision, and healthy."""
        names = names or [d["serviceName"] for d in self.descriptions()]

        def steady():
            with self._lock:
                return all(
                    self.services.get(name) and self.services[name].is_steady(self.description(name))
                    for name in names
                )

        self.wait_for(steady, seconds, f"{', '.join(names)} to be steady")

    def wait_for(self, condition, seconds, what):
        """Waits until a condition holds. seconds is the most that it takes on a machine that has nothing else to do."""
        deadline = time.monotonic() + seconds * BUSY_MACHINE
        while time.monotonic() < deadline:
            value = condition()
            if value:
                return value
            time.sleep(0.3)
        raise AssertionError(f"waited {seconds * BUSY_MACHINE} s for {what}; events: {self.events[-20:]}")

    def log(self, *parts):
        """The text of all log streams whose path has these parts."""
        root = self.folder / "logs"
        return "\n".join(
            path.read_text(errors="replace")
            for path in sorted(root.rglob("*"), key=os.path.getmtime)
            if path.is_file() and all(part in path.relative_to(root).parts for part in parts)
        )

    def close(self):
        self._closed.set()
        self._thread.join()
        tasks = [task for service in self.services.values() for task in service.tasks]
        tasks += self.standalone.tasks.values()
        for task in tasks:
            for container in list(task.containers.values()):
                if container.running and container.pid:
                    signal_each([container.pid], signal.SIGKILL)
            task.stop("the region is closed")
        for task in tasks:
            task.wait(30)
        for balancer in self.balancers.values():
            balancer.close()
        self.credentials.close()
        self.resolver.close()


__all__ = ["Network", "Region"]
