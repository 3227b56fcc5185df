"""The example with its code in the image: one deployment for all scenarios, which the last of them destroys.

The test of the build gives the environment: the emulator's address, a copy of the example's output that Terraform can
apply to it, and the folder of the tools.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from scenarios.world import World

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
        self._name("sg-0123456789abcdef7", self.api_group)
        self._name("Z0123456789EXAMPLE", zone.rsplit("/", 1)[-1])
        self._name("arn:aws:secretsmanager:eu-west-1:123456789012:secret:source-AbCdEf", secret)
        super().deploy()

    def _name(self, example, real):
        """Writes the id of something that exists over the example's, as an edit of the spec would."""
        files = [file for file in self.terraform_folder.glob("*.tf") if example in file.read_text()]
        assert files, example
        for file in files:
            file.write_text(file.read_text().replace(example, real))

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
    folder = Path(tempfile.mkdtemp(prefix="dagform-image-"))
    folder.chmod(0o755)  # containers' users read their image there
    built = ImageWorld(
        NAME,
        os.environ["DAGFORM_ENDPOINT"],
        Path(os.environ["DAGFORM_TERRAFORM"]),
        Path(os.environ["DAGFORM_TOOLS"]),
        folder,
        REGION,
        CIDR,
        project=PROJECT,
    )
    try:
        built.deploy()
        built.start_database()
        built.region.await_steady(seconds=300)
        yield built
    finally:
        built.close()
        kept = os.environ.get("DAGFORM_LOGS")
        if kept and (folder / "logs").exists():
            shutil.copytree(folder / "logs", kept, dirs_exist_ok=True)
        shutil.rmtree(folder, ignore_errors=True)


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
