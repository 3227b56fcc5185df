"""The example with code locations: one deployment for all scenarios."""

import subprocess

import pytest
import urllib3
from scenarios.world import World, world_of

urllib3.disable_warnings()

NAME, REGION, CIDR = "lakehouse", "eu-west-1", "10.30.0.0/16"
WEBSERVERS = 2
DOMAIN = "dagster.example.com"
TOKEN = "a-token-of-a-parameter"
CERTIFICATE = "arn:aws:acm:eu-west-1:123456789012:certificate/11111111-2222-3333-4444-555555555555"

INGEST = """
import hashlib
import os
import time

import dagster as dg
from dagster_aws.ecs import ecs_executor


@dg.op
def load(context):
    token = hashlib.sha256(os.environ["SALESFORCE_TOKEN"].encode()).hexdigest()
    context.log.info(f"lake {os.environ['LAKE']}, source {os.environ['SOURCE']}, token {token}")
    with open("/reference/currencies") as file:
        context.log.info(f"currencies {file.read()}")
    try:
        open("/reference/left", "w")
    except OSError as problem:
        context.log.info(f"not written: {problem.strerror}")
    print("a printed line", flush=True)


@dg.op
def wait(context):
    try:
        time.sleep(600)
    finally:
        context.log.info("cleaned up")


@dg.op
def pause():
    time.sleep(10)


@dg.op
def fail():
    raise RuntimeError("as it is written")


@dg.asset
def orders():
    return [1, 2, 3]


@dg.job
def ingest():
    load()


@dg.job
def wide():
    for number in range(4):
        pause.alias(f"pause_{number}")()


@dg.job(executor_def=ecs_executor)
def stepwise():
    load()
    load.alias("load_again")()


@dg.job
def endless():
    wait()


@dg.job
def failing():
    fail()


@dg.run_status_sensor(
    run_status=dg.DagsterRunStatus.SUCCESS, default_status=dg.DefaultSensorStatus.RUNNING, minimum_interval_seconds=5
)
def succeeded(context):
    context.log.info(f"{context.dagster_run.job_name} has succeeded")


defs = dg.Definitions(
    assets=[orders],
    jobs=[ingest, wide, stepwise, endless, failing, dg.define_asset_job("materialize", [orders])],
    sensors=[succeeded],
)
"""

ML = """
import dagster as dg

raise RuntimeError("this location can't be loaded")
"""


OLDEST_DAGSTER = "dagster-1.12"
# Makes the tables by making an instance.
TABLES = """
import sys, tempfile
from pathlib import Path
from dagster import DagsterInstance
home = Path(tempfile.mkdtemp())
(home / "dagster.yaml").write_text("storage: {postgres: {postgres_url: '%s'}}" % sys.argv[1])
with DagsterInstance.from_config(str(home)) as instance:
    instance.get_runs_count(), instance.event_log_storage, instance.all_instigator_state()
"""


class Images:
    """Every image is there."""

    def __init__(self, registry):
        self._registry = registry

    def __contains__(self, name):
        return True

    def __getitem__(self, name):
        return self._registry[name]


class LocationWorld(World):
    """The deployment, with what its spec says that the account has already."""

    location = "ingest"
    login = None
    verify = False  # the balancer's certificate is its own

    def deploy(self):
        self.region.images = Images(self.registry)
        clients = self.region.clients
        clients.ssm.put_parameter(Name="/ingest/salesforce/token", Value=TOKEN, Type="SecureString")
        vpc = clients.ec2.create_vpc(CidrBlock="10.8.0.0/16")["Vpc"]["VpcId"]
        for number in (7, 8, 9):
            group = clients.ec2.create_security_group(GroupName=f"own-{number}", Description="own", VpcId=vpc)
            self.name_over(f"sg-0123456789abcdef{number}", group["GroupId"])
        self.name_over(CERTIFICATE, self._import_certificate())
        system, files = self._make_file_system()
        super().deploy()
        # Its owner's part, in a network that is there by now.
        self._let_in(system, files)

    def start_database(self):
        """With the tables of the oldest Dagster that is supported. Nobody reaches it before they are there."""
        self.network.lose(self.database_host)
        super().start_database()
        python = self.tools / OLDEST_DAGSTER / "bin" / "python"
        base = self.database
        url = f"postgresql+psycopg2://{base.user}@/{base.name}?host={base.folder}&port={base.port}"
        subprocess.run([python, "-c", TABLES, url], check=True, capture_output=True, text=True)
        self.network.find(self.database_host)

    def _import_certificate(self):
        certificate, key = self.folder / "own.pem", self.folder / "own.key"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", f"/CN={DOMAIN}",
             "-addext", f"subjectAltName=DNS:{DOMAIN}", "-keyout", key, "-out", certificate],
            check=True, capture_output=True,
        )
        imported = self.region.clients.acm.import_certificate(
            Certificate=certificate.read_bytes(), PrivateKey=key.read_bytes()
        )
        return imported["CertificateArn"]

    def _make_file_system(self):
        clients = self.region.clients
        vpc = clients.ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
        files = clients.ec2.create_security_group(GroupName="files", Description="files", VpcId=vpc)["GroupId"]
        system = clients.efs.create_file_system(CreationToken="reference")["FileSystemId"]
        point = clients.efs.create_access_point(FileSystemId=system, ClientToken="reference")["AccessPointId"]
        self.name_over("sg-0123456789abcdefa", files)
        self.name_over("fs-0123456789abcdef0", system)
        self.name_over("fsap-0123456789abcdef0", point)
        by_point = {"fileSystemId": system, "authorizationConfig": {"accessPointId": point}}
        self.region.volume({"efsVolumeConfiguration": by_point}, self.folder).joinpath("currencies").write_text("EUR GBP")
        return system, files

    def _let_in(self, system, files):
        clients = self.region.clients
        servers = [group["GroupId"] for group in self._groups(f"{NAME}-ingest", f"{NAME}-runs")]
        assert len(servers) == 2
        clients.ec2.authorize_security_group_ingress(
            GroupId=files,
            IpPermissions=[
                {"IpProtocol": "tcp", "FromPort": 2049, "ToPort": 2049, "UserIdGroupPairs": [{"GroupId": group}]}
                for group in servers
            ],
        )
        for subnet in self._subnets():
            clients.efs.create_mount_target(FileSystemId=system, SubnetId=subnet, SecurityGroups=[files])

    def _groups(self, *names):
        wanted = [{"Name": "group-name", "Values": list(names)}]
        return self.region.clients.ec2.describe_security_groups(Filters=wanted)["SecurityGroups"]

    def _subnets(self):
        service = self.region.clients.ecs.describe_services(cluster=NAME, services=[f"{NAME}-ingest"])["services"][0]
        return service["networkConfiguration"]["awsvpcConfiguration"]["subnets"]

    def shell(self, script):
        """What a command of the document prints."""
        return self._shell(script, PATH=self.path)

    def tasks(self, name):
        """The running tasks of a service."""
        service = self.region.service(self.services[name])
        return [task for task in service.tasks if task.status == "RUNNING" and not task.stopped_reason]

    def await_jobs(self, location, seconds=180):
        """Waits until each webserver shows the jobs of a location."""
        shown = lambda: all(isinstance(self.jobs().get(location), list) for _ in range(WEBSERVERS * 2))
        return self.timed(shown, seconds, f"the jobs of {location}")

    def tasks_of(self, run):
        """The tasks that a run was, in the order of their start."""
        standalone = self.region.standalone
        every = {**standalone.ended, **standalone.tasks}
        return [task for task in every.values() if task.tags.get("dagster/run_id") == run]


@pytest.fixture(scope="session")
def world():
    project = {"ingest/__init__.py": "", "ingest/definitions.py": INGEST, "ml/definitions.py": ML}
    with world_of("locations", LocationWorld, NAME, REGION, CIDR, project=project) as built:
        built.deploy()
        built.start_database()
        built.region.await_steady(seconds=400)
        yield built
