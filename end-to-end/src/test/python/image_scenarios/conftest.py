"""The example with its code in the image: one deployment for all scenarios, which the last of them destroys."""

import subprocess

import pytest
from scenarios.world import World, world_of

NAME, REGION, CIDR = "metrics", "eu-west-1", "10.50.0.0/16"
API_NUMBER, STRANGER_NUMBER, PERSON_NUMBER = 5, 6, 7
VALUES = {
    "WAREHOUSE_ACCOUNT": "ab12345",
    "WAREHOUSE_PASSWORD": "a-password-of-a-parameter",
    "SOURCE_DSN": "postgresql://a-password-of-a-secret@source",
}
SECRET_VALUES = [VALUES["WAREHOUSE_PASSWORD"], VALUES["SOURCE_DSN"]]

PROJECT = {
    "metrics/__init__.py": "",
    "metrics/definitions.py": """
import hashlib
import os

import dagster as dg


@dg.op
def use(context):
    for name in ("WAREHOUSE_ACCOUNT", "WAREHOUSE_PASSWORD", "SOURCE_DSN"):
        context.log.info(f"{name} {hashlib.sha256(os.environ[name].encode()).hexdigest()}")


@dg.job
def report():
    use()


defs = dg.Definitions(jobs=[report])
""",
}


class ImageWorld(World):
    """The deployment, with what its spec says that the account has already."""

    def deploy(self):
        clients = self.region.clients
        peer = clients.ec2.create_vpc(CidrBlock="10.8.0.0/16")["Vpc"]["VpcId"]
        self.api_group = clients.ec2.create_security_group(GroupName="api", Description="api", VpcId=peer)["GroupId"]
        zone = clients.route53.create_hosted_zone(Name="example.com", CallerReference=NAME)["HostedZone"]["Id"]
        secret = clients.secrets.create_secret(
            Name="source", SecretString=f'{{"dsn": "{VALUES["SOURCE_DSN"]}"}}'
        )["ARN"]
        clients.ssm.put_parameter(
            Name="/metrics/warehouse/password", Value=VALUES["WAREHOUSE_PASSWORD"], Type="SecureString"
        )
        self.name_over("sg-0123456789abcdef7", self.api_group)
        self.name_over("Z0123456789EXAMPLE", zone.rsplit("/", 1)[-1])
        self.name_over("arn:aws:secretsmanager:eu-west-1:123456789012:secret:source-AbCdEf", secret)
        super().deploy()

    def run_on(self, host, command):
        """Runs a command on a machine that asks the VPC's resolver for names."""
        names = self.folder / "resolv.conf"
        names.write_text(self.region.files()["etc/resolv.conf"])
        script = f'mount --bind {names} /etc/resolv.conf && exec nsenter --net={host.path} sh -c "$0"'
        return subprocess.run(
            ["unshare", "--mount", "sh", "-c", script, command], capture_output=True, text=True, timeout=60, check=False
        )


@pytest.fixture(scope="session")
def world():
    with world_of("image", ImageWorld, NAME, REGION, CIDR, project=PROJECT) as built:
        built.deploy()
        built.start_database()
        built.region.await_steady(seconds=300)
        yield built


@pytest.fixture(scope="session")
def api(world):
    """A machine with the security group that may call the internal name."""
    host = world.network.host(API_NUMBER)
    world.region.groups.join(host, [world.api_group])
    return host


@pytest.fixture(scope="session")
def stranger(world):
    """A machine in the VPC with a group that nothing names."""
    vpc = world.region.clients.ec2.describe_vpcs(Filters=[{"Name": "cidr", "Values": [CIDR]}])["Vpcs"][0]["VpcId"]
    group = world.region.clients.ec2.create_security_group(GroupName="other", Description="other", VpcId=vpc)["GroupId"]
    host = world.network.host(STRANGER_NUMBER)
    world.region.groups.join(host, [group])
    yield host
    world.region.groups.leave(host)
    world.region.clients.ec2.delete_security_group(GroupId=group)


@pytest.fixture(scope="session")
def person(world):
    """A machine of the company's network, somewhere in the internet."""
    return world.network.outsider(PERSON_NUMBER)
