"""The stand-in for ECS keeps the rules of ECS that its modules name."""

import http.client
import json
import os
import shutil
import ssl
import subprocess
import tempfile
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlparse

import pytest
from ecs_stand_in.access import decide
from ecs_stand_in.definition import CannotStart, TaskDefinition
from ecs_stand_in.forwarder import Forwarder
from ecs_stand_in.images import Image
from ecs_stand_in.network import Network
from ecs_stand_in.placement import Placement
from ecs_stand_in.region import Region
from ecs_stand_in.startup import Startup

REGION, CIDR, ACCOUNT = "eu-west-1", "10.61.0.0/16", "123456789012"
ECR = f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/own:1"
FOREIGN = "210987654321.dkr.ecr.us-east-1.amazonaws.com/team/other:1"
SERVER = (
    "import http.server, os; os.chdir('/tmp'); open('health', 'w').write('ok');"
    "http.server.ThreadingHTTPServer(('0.0.0.0', 8080), http.server.SimpleHTTPRequestHandler).serve_forever()"
)


def make_subnet(region, number, zone):
    """One that has the main route table, which leads to the internet."""
    cidr, zone = f"10.61.{number}.0/24", f"{REGION}{zone}"
    return region.clients.ec2.create_subnet(VpcId=region.vpc, CidrBlock=cidr, AvailabilityZone=zone)["Subnet"]["SubnetId"]


@pytest.fixture(scope="module")
def region():
    folder = Path(tempfile.mkdtemp(prefix="dagform-ecs-"))
    emulator = urlparse(os.environ["DAGFORM_ENDPOINT"])
    network = Network(f"dge{os.getpid() % 100_000}", CIDR)
    ways = [Forwarder(network.gateway, port, (emulator.hostname, emulator.port)) for port in (5000, 5001)]
    images = {
        **{name: Image() for name in ("image", ECR, FOREIGN)},
        "graceful": Image(stop_signal="SIGQUIT"),
        "user": Image(user="1234:1234"),
    }
    built = Region(network, ways[0].url, REGION, folder, images)
    built.add_endpoint("s3", ways[1].url)
    built.clients.ecs.create_cluster(clusterName="cluster")
    ec2 = built.clients.ec2
    vpc = built.vpc = ec2.create_vpc(CidrBlock=CIDR)["Vpc"]["VpcId"]
    built.own_subnets = [make_subnet(built, n, zone) for n, zone in ((1, "a"), (2, "b"))]
    built.own_groups = [ec2.create_security_group(GroupName="tasks", Description="-", VpcId=vpc)["GroupId"]]
    for attribute in ("EnableDnsSupport", "EnableDnsHostnames"):
        ec2.modify_vpc_attribute(VpcId=vpc, **{attribute: {"Value": True}})
    built.gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    ec2.attach_internet_gateway(InternetGatewayId=built.gateway, VpcId=vpc)
    [main] = ec2.describe_route_tables(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["RouteTables"]
    ec2.create_route(RouteTableId=main["RouteTableId"], DestinationCidrBlock="0.0.0.0/0", GatewayId=built.gateway)
    yield built
    built.close()
    for way in ways:
        way.close()
    network.close()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def start(region, request):
    """Registers a task definition, and keeps a service of it until the test has ended."""
    name = request.node.name.replace("[", "-").replace("]", "")[:200]

    def register(*containers, volumes=(), role=None):
        return region.clients.ecs.register_task_definition(
            family=name,
            **({"executionRoleArn": role} if role else {}),
            requiresCompatibilities=["FARGATE"],
            networkMode="awsvpc",
            cpu="256",
            memory="512",
            tags=[{"key": "family", "value": name}],
            volumes=list(volumes),
            containerDefinitions=[{"image": "image", "essential": True, **container} for container in containers],
        )["taskDefinition"]["taskDefinitionArn"]

    def begin(*containers, volumes=(), role=None, **service):
        network = {"subnets": region.own_subnets, "securityGroups": region.own_groups, "assignPublicIp": "ENABLED"}
        arn, wanted = register(*containers, volumes=volumes, role=role), service.pop("desiredCount", 1)
        region.clients.ecs.create_service(
            cluster="cluster",
            serviceName=name,
            taskDefinition=arn,
            desiredCount=wanted,
            **({} if "capacityProviderStrategy" in service else {"launchType": "FARGATE"}),
            networkConfiguration={"awsvpcConfiguration": {**network, **service.pop("network", {})}},
            **service,
        )
        first = lambda: name in region.services and (region.services[name].tasks or not wanted)
        region.wait_for(first, 20, "a first task")
        return region.services[name]

    begin.name, begin.register = name, register
    yield begin
    for description in [d for d in region.descriptions() if d["serviceName"] == name]:
        region.clients.ecs.delete_service(cluster=description["clusterArn"], service=name, force=True)


SCRATCH = {"sourceVolume": "scratch", "containerPath": "/scratch"}


def shell(name, script, **more):
    """A container of a shell, with an init process: the first process itself would ignore SIGTERM."""
    return {"name": name, "entryPoint": ["sh", "-c", script], "linuxParameters": {"initProcessEnabled": True}, **more}


def allow(actions, resources="*", **more):
    return {"Effect": "Allow", "Action": actions, "Resource": resources, **more}


TRUST = {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}


def document(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": statements})


def make_role(region, name, *statements, trust=TRUST, **more):
    """A role with these permissions; its ARN."""
    iam = region.clients.iam
    role = iam.create_role(RoleName=name[:64], AssumeRolePolicyDocument=document(trust), **more)["Role"]
    if statements:
        iam.put_role_policy(RoleName=role["RoleName"], PolicyName="p", PolicyDocument=document(*statements))
    return role["Arn"]


def permissions(rules):
    """What the API calls rules of a port and of an address range, a group or a prefix list."""
    kinds = {"sg-": lambda o: {"UserIdGroupPairs": [{"GroupId": o}]}, "pl-": lambda o: {"PrefixListIds": [{"PrefixListId": o}]}}
    for port, other in rules:
        what = {"IpProtocol": "tcp", "FromPort": port, "ToPort": port} if port else {"IpProtocol": "-1"}
        yield {**what, **kinds.get(other[:3], lambda o: {"IpRanges": [{"CidrIp": o}]})(other)}


def let_in(region, group, rules):
    region.clients.ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=list(permissions(rules)))


def make_group(region, name, ingress=(), egress=()):
    """A security group without the rule for everything that a new one has; its id."""
    ec2 = region.clients.ec2
    group = ec2.create_security_group(GroupName=name, Description="-", VpcId=region.vpc)["GroupId"]
    ec2.revoke_security_group_egress(GroupId=group, IpPermissions=list(permissions([(None, "0.0.0.0/0")])))
    if ingress:
        let_in(region, group, ingress)
    if egress:
        ec2.authorize_security_group_egress(GroupId=group, IpPermissions=list(permissions(egress)))
    return group


def ended(region, service, number=0, seconds=30):
    region.wait_for(lambda: len(service.stopped) > number, seconds, "a task to stop")
    return service.stopped[number]


def log(region, task, container):
    path = next((region.folder / "logs").glob(f"*/{container}/{container}/{task.id}"), None)
    return path.read_text() if path else ""


def says(region, task, container, lines=1):
    """Waits for so many lines of a container, and gives them."""
    seen = lambda: log(region, task, container).splitlines()
    return region.wait_for(lambda: len(seen()) >= lines and seen(), 30, f"{container} to say {lines} lines")


def test_containers_start_in_the_order_of_their_dependencies(region, start):
    service = start(
        shell("last", "date +%s.%N; sleep 60", dependsOn=[{"containerName": "first", "condition": "SUCCESS"}]),
        shell("first", "sleep 1; date +%s.%N", essential=False),
    )
    task = service.tasks[0]
    [last] = says(region, task, "last")

    assert task.containers["first"].exit_code == 0
    assert float(log(region, task, "first")) < float(last)


def test_a_dependency_that_fails_stops_the_task(region, start):
    service = start(
        shell("last", "sleep 60", dependsOn=[{"containerName": "first", "condition": "SUCCESS"}]),
        shell("first", "exit 3", essential=False),
    )
    task = ended(region, service)

    assert task.stopped_reason == "container last: dependency first exited with 3"
    assert "last" not in task.containers


def test_a_dependency_on_health_waits_for_it(region, start):
    check = {"command": ["CMD-SHELL", "test -e /tmp/ready"], "interval": 1, "timeout": 10, "retries": 2, "startPeriod": 30}
    service = start(
        shell("last", "sleep 60", dependsOn=[{"containerName": "first", "condition": "HEALTHY"}]),
        shell("first", "sleep 3; touch /tmp/ready; sleep 60", healthCheck=check),
    )
    task = service.tasks[0]
    region.wait_for(lambda: "first" in task.containers, 20, "the first container")
    assert "last" not in task.containers
    region.wait_for(lambda: task.status == "RUNNING", 20, "the task to run")
    assert task.health == "HEALTHY"


def test_an_essential_container_takes_the_others_with_it(region, start):
    service = start(
        shell("main", "until test -e /scratch/ready; do sleep 0.1; done; exit 5", mountPoints=[SCRATCH]),
        shell("side", "touch /scratch/ready; sleep 60", essential=False, mountPoints=[SCRATCH]),
        volumes=[{"name": "scratch"}],
    )
    task = ended(region, service)

    assert task.stopped_reason == "Essential container in task exited: main, code 5"
    assert task.containers["side"].exit_code == 143  # 128 + SIGTERM


def test_another_container_may_end_alone_and_be_restarted(region, start):
    service = start(
        shell("main", "sleep 60"),
        shell("side", "echo here; exit 1", essential=False,
              restartPolicy={"enabled": True, "restartAttemptPeriod": 60}),
        shell("once", "exit 0", essential=False),
    )
    task = service.tasks[0]
    says(region, task, "side")
    region.wait_for(lambda: not task.containers["side"].running, 20, "the container to end")
    time.sleep(1)

    assert task.status == "RUNNING"
    assert task.containers["side"].exit_code == 1  # it ran too short to be started again


def test_what_ignores_the_stop_signal_is_killed_after_its_timeout(region, start):
    service = start(
        shell("stubborn", "trap '' TERM; echo deaf; while :; do sleep 1; done", stopTimeout=3),
        shell("graceful", "trap 'exit 0' QUIT; echo listening; while :; do sleep 0.1; done", image="graceful"),
    )
    task = service.tasks[0]
    says(region, task, "stubborn")
    says(region, task, "graceful")
    started = time.monotonic()
    task.stop("a test")
    assert task.wait(40)

    assert 3 <= time.monotonic() - started < 25  # without its own timeout it has 30
    assert task.containers["stubborn"].exit_code == 137
    assert task.containers["graceful"].exit_code == 0


def test_a_frozen_container_does_nothing_until_it_goes_on(region, start):
    """Also one whose processes end while they are being listed."""
    service = start(shell("main", "echo here; while :; do /bin/date +%N > /tmp/moment; done"))
    task = service.tasks[0]
    says(region, task, "main")
    container = task.containers["main"]
    moment = lambda: container.run("cat", "/tmp/moment").stdout
    region.wait_for(moment, 20, "a moment")

    for _ in range(50):
        with container.frozen():
            frozen = moment()
            assert moment() == frozen
    region.wait_for(lambda: moment() not in ("", frozen), 20, "another moment")


def test_secrets_come_by_arn_key_and_version(region, start):
    secrets = region.clients.secrets
    first = secrets.create_secret(Name=start.name, SecretString='{"user": "u", "password": "old"}')
    secrets.put_secret_value(SecretId=start.name, SecretString='{"user": "u", "password": "new"}')
    arn, version = first["ARN"], first["VersionId"]
    service = start(
        shell(
            "main",
            'echo "$WHOLE|$NEWEST|$OLD|$PREVIOUS|$PLAIN"; sleep 60',
            environment=[{"name": "PLAIN", "value": "plain"}],
            secrets=[
                {"name": "WHOLE", "valueFrom": arn},
                {"name": "NEWEST", "valueFrom": f"{arn}:password::"},
                {"name": "OLD", "valueFrom": f"{arn}:password::{version}"},
                {"name": "PREVIOUS", "valueFrom": f"{arn}:user:AWSPREVIOUS:"},
            ],
        ),
        role=make_role(region, start.name, allow("secretsmanager:GetSecretValue", arn)),
    )

    assert says(region, service.tasks[0], "main") == ['{"user": "u", "password": "new"}|new|old|u|plain']


def test_a_secret_that_is_not_there_stops_the_task(region, start):
    arn = f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret:missing-abcdef"
    container = shell("main", "sleep 60", secrets=[{"name": "X", "valueFrom": arn}])
    service = start(container, role=make_role(region, start.name, allow("*")))

    assert ended(region, service).stopped_reason.startswith(
        "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed:"
        " unable to retrieve secret from asm"
    )


@pytest.fixture(scope="module")
def stores(region):
    """A secret and parameters of every kind, two log groups, and the statements that a role needs for each."""
    clients = region.clients
    key = clients.kms.create_key(Description="-")["KeyMetadata"]["Arn"]
    clients.kms.create_alias(AliasName="alias/own", TargetKeyId=key)
    for name, more in {
        "plain": {"Type": "String"},
        "/path/secure": {"Type": "SecureString"},
        "/path/own-key": {"Type": "SecureString", "KeyId": "alias/own"},
    }.items():
        clients.ssm.put_parameter(Name=name, Value=f"value of {name}", **more)
    secret = clients.secrets.create_secret(Name="own-key", SecretString='{"a": "value of a"}', KmsKeyId=key)["ARN"]
    for group in ("/own/one", "/own/two"):
        clients.logs.create_log_group(logGroupName=group)
    parameter = f"arn:aws:ssm:{REGION}:{ACCOUNT}:parameter"
    log = lambda group: {
        "logDriver": "awslogs",
        "options": {"awslogs-group": group, "awslogs-region": REGION, "awslogs-stream-prefix": "p"},
    }
    containers = [
        shell(
            "main",
            'echo "$PLAIN|$SECURE|$OWN_KEY|$SECRET"; sleep 60',
            image=ECR,
            logConfiguration=log("/own/one"),
            secrets=[
                {"name": "PLAIN", "valueFrom": "plain"},
                {"name": "SECURE", "valueFrom": f"{parameter}/path/secure"},
                {"name": "OWN_KEY", "valueFrom": "/path/own-key"},
                {"name": "SECRET", "valueFrom": f"{secret}:a::"},
            ],
        ),
        shell("side", "sleep 60", image=FOREIGN, logConfiguration=log("/own/two")),
    ]
    write, group = ["logs:CreateLogStream", "logs:PutLogEvents"], f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group"
    pull = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:BatchCheckLayerAvailability"]
    needed = {
        "parameters": allow("ssm:GetParameters", [f"{parameter}/plain", f"{parameter}/path/*"]),
        "secret": allow("secretsmanager:GetSecretValue", secret),
        "key of parameters": allow(
            "kms:Decrypt", key, Condition={"StringEquals": {"kms:ViaService": f"ssm.{REGION}.amazonaws.com"}}
        ),
        "key of secrets": allow(
            "kms:Decrypt", key, Condition={"StringLike": {"kms:EncryptionContext:SecretARN": f"{secret[:-3]}*"}}
        ),
        "first group": allow(write, f"{group}:/own/one:*"),
        "second group": allow(write, f"{group}:/own/two:*"),
        "login": allow("ecr:GetAuthorizationToken"),
        "own image": allow(pull, f"arn:aws:ecr:{REGION}:{ACCOUNT}:repository/own"),
        "foreign image": allow(pull, "arn:aws:ecr:us-east-1:210987654321:repository/team/*"),
    }
    return containers, needed


def initialize(region, name, containers, role):
    arn = region.clients.ecs.register_task_definition(
        family=name[:200], executionRoleArn=role, cpu="256", memory="512", containerDefinitions=containers
    )["taskDefinition"]["taskDefinitionArn"]
    definition = TaskDefinition(region.clients, arn)
    namespace = region.network.attach("10.61.1.0/24")
    region.groups.join(namespace, region.own_groups)
    try:
        first = Startup(region, definition, namespace, "task")
        for container in definition.containers:
            first.open_log(container, "stream")
            first.image(container)
        return [first.environment(container) for container in definition.containers]
    finally:
        region.groups.leave(namespace)
        namespace.close()


def test_a_role_of_the_least_permissions_starts_a_task(region, start, stores):
    containers, needed = stores
    boundary = region.clients.iam.create_policy(
        PolicyName="boundary", Path="/org/", PolicyDocument=document(allow("*"))
    )["Policy"]["Arn"]
    role = make_role(
        region, start.name, *needed.values(), Path="/org/dagster/", PermissionsBoundary=boundary,
        trust={
            **TRUST,
            "Condition": {
                "StringEquals": {"aws:SourceAccount": ACCOUNT},
                "ArnLike": {"aws:SourceArn": f"arn:aws:ecs:{REGION}:{ACCOUNT}:*"},
            },
        },
    )
    task = start(*containers, role=role).tasks[0]
    region.wait_for(lambda: task.status == "RUNNING", 20, "the task to run")

    path = region.folder / "logs/own/one/p/main" / task.id
    written = region.wait_for(lambda: path.exists() and path.read_text(), 20, "a line")
    assert written == "value of plain|value of /path/secure|value of /path/own-key|value of a\n"
    assert (region.folder / "logs/own/two/p/side" / task.id).exists()


PULL_FAILED = "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to "
LOG_FAILED = "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: "


@pytest.mark.parametrize(
    "missing, reason",
    [
        ("parameters", f"{PULL_FAILED}retrieve secrets from ssm: "),
        ("secret", f"{PULL_FAILED}retrieve secret from asm: "),
        ("key of parameters", f"{PULL_FAILED}retrieve secrets from ssm: "),
        ("key of secrets", f"{PULL_FAILED}retrieve secret from asm: "),
        ("first group", LOG_FAILED),
        ("second group", LOG_FAILED),
        ("login", f"{PULL_FAILED}retrieve ecr registry auth: "),
        ("own image", "CannotPullContainerError: "),
        ("foreign image", "CannotPullContainerError: "),
    ],
)
def test_a_permission_that_is_missing_stops_the_task(region, stores, missing, reason):
    containers, needed = stores
    name = f"without-{missing}".replace(" ", "-")
    role = make_role(region, name, *(statement for key, statement in needed.items() if key != missing))

    with pytest.raises(CannotStart) as failure:
        initialize(region, name, containers, role)

    assert str(failure.value).startswith(reason) and "AccessDeniedException" in str(failure.value)


def test_a_boundary_limits_what_a_role_may_do(region, stores):
    containers, needed = stores
    limits = document(allow("*"), {"Effect": "Deny", "Action": "ssm:*", "Resource": "*"})
    boundary = region.clients.iam.create_policy(PolicyName="no-ssm", PolicyDocument=limits)["Policy"]["Arn"]
    role = make_role(region, "bounded", *needed.values(), PermissionsBoundary=boundary)

    with pytest.raises(CannotStart, match="explicit deny in a permissions boundary"):
        initialize(region, "bounded", containers, role)


def test_a_role_that_trusts_only_a_cluster_is_of_no_use(region, stores):
    condition = {"ArnLike": {"aws:SourceArn": f"arn:aws:ecs:{REGION}:{ACCOUNT}:cluster/*"}}
    role = make_role(region, "distrustful", allow("*"), trust={**TRUST, "Condition": condition})

    with pytest.raises(CannotStart, match="ECS was unable to assume the role"):
        initialize(region, "distrustful", stores[0], role)


def test_a_key_has_a_policy_of_its_own(region, stores):
    containers, needed = stores
    key = needed["key of secrets"]["Resource"]
    policy = region.clients.kms.get_key_policy(KeyId=key, PolicyName="default")["Policy"]
    role = make_role(region, "keyless", allow("*"))
    initialize(region, "keyless", containers, role)
    other = allow("kms:*", Principal={"AWS": f"arn:aws:iam::{ACCOUNT}:role/other"})
    region.clients.kms.put_key_policy(KeyId=key, PolicyName="default", Policy=document(other))
    try:
        with pytest.raises(CannotStart, match="unable to retrieve secrets? from"):
            initialize(region, "keyless", containers, role)
    finally:
        region.clients.kms.put_key_policy(KeyId=key, PolicyName="default", Policy=policy)


@pytest.mark.parametrize(
    "statement, decision",
    [
        (allow("s3:Get*", "arn:aws:s3:::b/*"), "Allow"),
        (allow("S3:getobject", "arn:aws:s3:::?/k"), "Allow"),
        (allow("s3:GetObject", "arn:aws:s3:::b"), None),
        (allow("s3:GetObject", Condition={"StringEquals": {"aws:Who": ["me", "you"]}}), "Allow"),
        (allow("s3:GetObject", Condition={"StringNotEquals": {"aws:who": ["me", "you"]}}), None),
        (allow("s3:GetObject", Condition={"StringLike": {"aws:who": "m*", "aws:unknown": "*"}}), None),
        (allow("s3:GetObject", Condition={"StringLikeIfExists": {"aws:unknown": "*"}}), None),
        (allow("s3:GetObject", Condition={"ArnLike": {"aws:arn": "arn:aws:ecs:*:1:*"}}), "Allow"),
        (allow("s3:GetObject", Condition={"ArnLike": {"aws:arn": "arn:*"}}), None),
        (allow("s3:GetObject", Condition={"DateLessThan": {"aws:who": "2030"}}), None),
        (allow("s3:GetObject", Effect="Deny", Condition={"DateLessThan": {"aws:who": "2030"}}), "Deny"),
        ({"Effect": "Allow", "NotAction": "iam:*", "NotResource": "arn:aws:s3:::other/*"}, "Allow"),
        ({"Effect": "Allow", "NotAction": "s3:*", "Resource": "*"}, None),
    ],
)
def test_statements_are_read_as_iam_does(statement, decision):
    context = {"aws:who": "me", "aws:arn": "arn:aws:ecs:x:1:any"}

    assert decide([{"Statement": statement}], "s3:GetObject", "arn:aws:s3:::b/k", context) == decision


def test_an_image_that_is_not_there_stops_the_task(region, start):
    service = start(shell("main", "sleep 60", image="nowhere:latest"))

    assert ended(region, service).stopped_reason.startswith("CannotPullContainerError")


def test_an_inactive_revision_starts_nothing(region, start):
    service = start(shell("main", "sleep 60"))
    inactive = start.register(shell("main", "sleep 61"))
    region.clients.ecs.deregister_task_definition(taskDefinition=inactive)
    region.change(start.name, taskDefinition=inactive)

    region.wait_for(lambda: any("is inactive" in event for event in region.events), 20, "the refusal")
    assert [task.definition.arn for task in service.tasks if task.definition.arn == inactive] == []


def test_a_task_has_its_own_network_and_its_containers_their_own_processes(region, start):
    service = start(
        {"name": "server", "entryPoint": ["python3", "-c", SERVER]},
        shell(
            "client",
            "ps -e | wc -l; until python3 -c 'import urllib.request as r;"
            " print(r.urlopen(\"http://127.0.0.1:8080/health\").read())' 2> /dev/null; do sleep 1; done; sleep 60",
        ),
        desiredCount=2,
    )
    region.wait_for(lambda: len([t for t in service.tasks if t.status == "RUNNING"]) == 2, 20, "two tasks")
    for task in service.tasks:
        processes, answer = says(region, task, "client", lines=2)
        assert int(processes) < 8 and "ok" in answer
    assert len({task.address for task in service.tasks}) == 2


def test_volumes_are_shared_and_can_be_read_only(region, start):
    efs = region.clients.efs
    system = efs.create_file_system(CreationToken=start.name)["FileSystemId"]
    group = make_group(region, "files", ingress=[(2049, region.own_groups[0])])
    for subnet in region.own_subnets:
        efs.create_mount_target(FileSystemId=system, SubnetId=subnet, SecurityGroups=[group])
    volumes = [
        {"name": "files", "efsVolumeConfiguration": {"fileSystemId": system}},
        {"name": "scratch"},
    ]
    points = lambda read_only: [
        {"sourceVolume": "files", "containerPath": "/data/files", "readOnly": read_only},
        {"sourceVolume": "scratch", "containerPath": "/data/scratch"},
    ]
    service = start(
        shell("writer", "echo x > /data/files/a; echo y > /data/scratch/b; sleep 60", mountPoints=points(False)),
        shell(
            "reader",
            "until test -e /data/scratch/b; do sleep 0.1; done; cat /data/files/a /data/scratch/b; echo z > /data/files/c; id -u; sleep 60",
            mountPoints=points(True),
            image="user",
        ),
        volumes=volumes,
    )
    lines = says(region, service.tasks[0], "reader", lines=4)

    assert lines[:2] == ["x", "y"] and "Read-only" in lines[2] and lines[3] == "1234"
    assert not Path("/data/files/a").exists()


def test_a_container_leaves_this_machine_as_it_was(region, start):
    service = start(shell("main", "touch /etc/left-behind /usr/left-behind; ls /etc/left-behind; sleep 60"))

    assert says(region, service.tasks[0], "main") == ["/etc/left-behind"]
    assert not Path("/etc/left-behind").exists() and not Path("/usr/left-behind").exists()


def test_an_unhealthy_container_has_its_task_replaced_after_the_grace_period(region, start):
    check = {"command": ["CMD-SHELL", "exit 1"], "interval": 1, "timeout": 2, "retries": 2}
    service = start(shell("main", "sleep 60", healthCheck=check), healthCheckGracePeriodSeconds=12)
    task = service.tasks[0]
    region.wait_for(lambda: task.health == "UNHEALTHY", 20, "the health check to fail")
    assert task.status == "RUNNING"

    assert ended(region, service) is task
    assert task.stopped_reason == "Task failed container health checks"


def test_a_deployment_keeps_to_its_percentages(region, start):
    one_at_a_time = {"minimumHealthyPercent": 0, "maximumPercent": 100}
    service = start(shell("main", "sleep 60"), deploymentConfiguration=one_at_a_time)
    region.await_steady(start.name, seconds=30)
    most = []
    region.change(start.name, taskDefinition=start.register(shell("main", "sleep 62")))
    old = service.tasks[0]
    while old.status != "STOPPED":
        most.append(sum(1 for task in service.tasks if task.containers and task.status != "STOPPED"))
        time.sleep(0.1)
    region.await_steady(start.name, seconds=30)

    assert max(most) == 1


@pytest.fixture
def unkind(region):
    region.unkind = True
    yield
    region.unkind = False


STUBBORN = "trap '' TERM; sleep 60 & wait; sleep 60"


def test_an_unkind_service_starts_a_task_beside_one_that_is_stopping(region, start, unkind):
    one_at_a_time = {"minimumHealthyPercent": 0, "maximumPercent": 100}
    service = start(shell("main", STUBBORN, stopTimeout=60), deploymentConfiguration=one_at_a_time)
    region.await_steady(start.name, seconds=30)
    old = service.tasks[0]

    region.change(start.name, taskDefinition=start.register(shell("main", "sleep 62")))

    region.wait_for(lambda: any(t is not old and t.status == "RUNNING" for t in service.tasks), 20, "the new task")
    assert old.containers["main"].running
    old.containers["main"].kill()
    region.await_steady(start.name, seconds=40)


def test_an_unkind_service_starts_two_for_one_that_was_lost(region, start, unkind):
    service = start(shell("main", "sleep 60"))
    region.await_steady(start.name, seconds=30)
    lost = service.tasks[0]

    lost.containers["main"].kill()

    region.wait_for(
        lambda: sum(t is not lost and t.status == "RUNNING" for t in service.tasks) == 2, 30, "two tasks"
    )
    region.await_steady(start.name, seconds=60)


def test_a_task_can_be_retired(region, start):
    service = start(shell("main", "sleep 60"))
    region.await_steady(start.name, seconds=30)
    old = service.tasks[0]

    service.retire(old)

    region.wait_for(lambda: old.status == "STOPPED", 60, "the task to stop")
    region.await_steady(start.name, seconds=40)
    assert "maintenance" in old.stopped_reason


def test_the_load_balancer_sends_requests_to_healthy_targets_only(region, start):
    elb = region.clients.elb
    groups = [make_group(region, "lb", ingress=[(8000, "0.0.0.0/0")], egress=[(8080, region.own_groups[0])])]
    balancer = elb.create_load_balancer(Name="lb", Subnets=region.own_subnets, SecurityGroups=groups)[
        "LoadBalancers"][0]["LoadBalancerArn"]
    let_in(region, region.own_groups[0], [(8080, groups[0])])
    group = elb.create_target_group(
        Name="tg", Protocol="HTTP", Port=8080, VpcId=region.vpc, TargetType="ip", HealthCheckPath="/health",
        HealthCheckIntervalSeconds=5, HealthCheckTimeoutSeconds=2, HealthyThresholdCount=2,
        UnhealthyThresholdCount=2, Matcher={"HttpCode": "200"},
    )["TargetGroups"][0]["TargetGroupArn"]
    elb.modify_target_group_attributes(
        TargetGroupArn=group, Attributes=[{"Key": "deregistration_delay.timeout_seconds", "Value": "5"}]
    )
    elb.create_listener(
        LoadBalancerArn=balancer, Protocol="HTTP", Port=8000,
        DefaultActions=[{"Type": "forward", "TargetGroupArn": group}],
    )
    service = start(
        {"name": "server", "entryPoint": ["python3", "-c", SERVER], "portMappings": [{"containerPort": 8080}]},
        loadBalancers=[{"targetGroupArn": group, "containerName": "server", "containerPort": 8080}],
        healthCheckGracePeriodSeconds=60,
    )
    region.await_steady(start.name, seconds=40)
    address = region.target_group(group).balancer.url + "/health"
    assert urllib.request.urlopen(address, timeout=10).read() == b"ok"

    task = service.tasks[0]
    task.containers["server"].run("rm", "/tmp/health")
    region.wait_for(lambda: service.target_state(task) == "unhealthy", 30, "the target to be unhealthy")
    with pytest.raises(urllib.error.HTTPError, match="503"):
        urllib.request.urlopen(address, timeout=10)


class Host:
    """A host of the VPC, or of the internet, with a server at port 8080 that echoes."""

    ECHO = (
        "import socketserver as s\n"
        "class H(s.StreamRequestHandler):\n"
        "    def handle(self):\n"
        "        for line in self.rfile: self.wfile.write(line)\n"
        "s.ThreadingTCPServer(('0.0.0.0', 8080), H).serve_forever()"
    )

    def __init__(self, namespace):
        self.namespace, self.address = namespace, namespace.address
        self._server = self._start(["python3", "-c", self.ECHO])
        while not self.reaches(self, at="127.0.0.1"):
            time.sleep(0.1)

    def misses(self, other):
        """What is not let in is not answered."""
        return not self.reaches(other, within=1)

    def _start(self, words, **more):
        return subprocess.Popen(["nsenter", f"--net={self.namespace.path}", *words], **more)

    def reaches(self, other, port=8080, at=None, within=10):
        words = ["timeout", str(within), "bash", "-c", f"exec 3<> /dev/tcp/{at or other.address}/{port}"]
        return self._start(words, stderr=subprocess.DEVNULL).wait() == 0

    def talk(self, other):
        """A connection through which lines can be sent and come back."""
        script = f"exec 3<> /dev/tcp/{other.address}/8080; while read l; do echo $l >&3; read -t 2 a <&3; echo $a; done"
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        return self._start(["bash", "-c", script], text=True, bufsize=1, **pipes)

    def close(self):
        self._server.kill()
        self._server.wait()


@pytest.fixture(scope="module")
def hosts(region):
    network = region.network
    made = [Host(network.attach("10.61.1.0/24")), Host(network.attach("10.61.2.0/24")), Host(network.outsider(7))]
    yield made
    for host in made:
        host.close()
        region.groups.leave(host.namespace)


def give(region, host, *groups):
    region.groups.join(host.namespace, groups)


def test_a_connection_needs_a_rule_on_both_sides(region, hosts):
    client, server, _ = hosts
    c, s = (make_group(region, name) for name in ("client", "server"))
    by_group = make_group(region, "by-group", egress=[(8080, s)]), make_group(region, "from-group", ingress=[(8080, c)])
    by_range = make_group(region, "by-range", egress=[(8080, "10.61.2.0/24")]), make_group(
        region, "from-range", ingress=[(8080, "10.61.1.0/24")])
    anything = make_group(region, "all", egress=[(None, "0.0.0.0/0")], ingress=[(None, "0.0.0.0/0")])
    other_port = make_group(region, "other-port", egress=[(8081, s)], ingress=[(8081, c)])

    def passes(of_client, of_server):
        given(of_client, of_server)
        return client.reaches(server)

    def given(of_client, of_server):
        give(region, client, c, *of_client)
        give(region, server, s, *of_server)

    def stays_out(of_client, of_server):
        given(of_client, of_server)
        return client.misses(server)

    assert passes(by_group[:1], by_group[1:])
    assert passes(by_range[:1], by_range[1:])
    assert passes([anything], [anything])
    assert passes(by_group[:1], by_range[1:])
    assert stays_out([], by_group[1:])
    assert stays_out(by_group[:1], [])
    assert stays_out([other_port], [anything])
    assert stays_out([anything], [other_port])
    assert stays_out(by_group[1:], by_group[:1])
    give(region, server, *by_group[1:])  # lets the client in, but is not the group that the client is let out to
    give(region, client, c, by_group[0])
    assert client.misses(server)
    assert server.reaches(server) and server.reaches(server, at="127.0.0.1")


def test_a_rule_that_is_gone_ends_no_connection_and_lets_no_new_one_in(region, hosts):
    client, server, _ = hosts
    everywhere = make_group(region, "everywhere", egress=[(None, "0.0.0.0/0")])
    target = make_group(region, "target", ingress=[(8080, everywhere)])
    give(region, client, everywhere)
    give(region, server, target)
    talk = client.talk(server)
    try:
        talk.stdin.write("before\n")
        assert talk.stdout.readline() == "before\n"
        region.clients.ec2.revoke_security_group_ingress(
            GroupId=target, IpPermissions=list(permissions([(8080, everywhere)]))
        )
        region.wait_for(lambda: client.misses(server), 20, "the rule to be gone")
        talk.stdin.write("after\n")
        assert talk.stdout.readline() == "after\n"
    finally:
        talk.kill()
        talk.wait()


def test_the_internet_is_let_in_by_its_addresses(region, hosts):
    _, server, outsider = hosts
    give(region, server, make_group(region, "office", ingress=[(8080, "203.0.113.0/29")]))
    assert outsider.reaches(server)
    give(region, server, make_group(region, "vpc", ingress=[(8080, CIDR), (8080, "203.0.113.8/29")]))
    assert outsider.misses(server)


def test_services_of_the_region_are_reached_through_https_to_anywhere_or_by_their_prefix_list(region, hosts):
    client, gateway = hosts[0], region.network.gateway
    lists = region.clients.ec2.describe_managed_prefix_lists()["PrefixLists"]
    own = next(item["PrefixListId"] for item in lists if item["PrefixListName"] == f"com.amazonaws.{REGION}.s3")

    def assert_reached(*expected):
        limits = [10 if wanted else 1 for wanted in expected]
        reached = [client.reaches(None, port, at=gateway, within=limit) for port, limit in zip((5000, 5001), limits)]
        assert reached == list(expected)

    give(region, client, make_group(region, "https", egress=[(443, "0.0.0.0/0")]))
    assert_reached(True, True)
    give(region, client, make_group(region, "s3", egress=[(443, own)]))
    assert_reached(False, True)
    give(region, client, make_group(region, "inner", egress=[(443, CIDR), (5000, "0.0.0.0/0")]))
    assert_reached(False, False)


def test_a_task_has_the_groups_of_its_service(region, start, hosts):
    client, group = hosts[0], make_group(region, "served", egress=[(443, "0.0.0.0/0")])
    region.own_groups, before = [group], region.own_groups
    try:
        service = start({"name": "server", "entryPoint": ["python3", "-c", SERVER]})
    finally:
        region.own_groups = before
    give(region, client, make_group(region, "user", egress=[(8080, group)]))
    task = service.tasks[0]
    region.wait_for(lambda: task.status == "RUNNING", 20, "the task to run")
    inside = lambda: task.containers["server"].run("python3", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8080/health')")
    region.wait_for(lambda: inside().returncode == 0, 20, "the server")
    assert client.misses(task)

    let_in(region, group, [(8080, "10.61.1.0/24")])
    region.wait_for(lambda: client.reaches(task), 20, "the new rule")


def make_private_subnet(region, number, **route):
    """One with a route table of its own, and its id."""
    ec2, subnet = region.clients.ec2, make_subnet(region, number, "a")
    table = ec2.create_route_table(VpcId=region.vpc)["RouteTable"]["RouteTableId"]
    ec2.associate_route_table(RouteTableId=table, SubnetId=subnet)
    if route:
        ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", **route)
    return subnet, table


def test_a_task_without_a_public_address_needs_a_nat_gateway(region, start):
    ec2 = region.clients.ec2
    address = ec2.allocate_address(Domain="vpc")["AllocationId"]
    nat = ec2.create_nat_gateway(SubnetId=region.own_subnets[0], AllocationId=address)["NatGateway"]["NatGatewayId"]
    private, _ = make_private_subnet(region, 11, NatGatewayId=nat)
    place = lambda subnet, public="DISABLED": Placement(
        region.clients, region.groups, {"securityGroups": region.own_groups, "assignPublicIp": public}, subnet
    )
    assert place(region.own_subnets[0], "ENABLED").routes_to("logs")
    assert not place(region.own_subnets[0]).routes_to("logs")
    assert place(private).routes_to("logs")
    isolated, table = make_private_subnet(region, 12)
    assert not place(isolated, "ENABLED").routes_to("s3")
    ec2.create_vpc_endpoint(
        VpcId=region.vpc, ServiceName=f"com.amazonaws.{REGION}.s3", VpcEndpointType="Gateway", RouteTableIds=[table]
    )
    assert place(isolated).routes_to("s3") and not place(isolated).routes_to("logs")

    script = f"for p in 5000 5001; do timeout 10 bash -c \"exec 3<> /dev/tcp/{region.network.gateway}/$p\" && echo $p; done; sleep 60"
    task = start(shell("main", script), network={"subnets": [private], "assignPublicIp": "DISABLED"}).tasks[0]
    assert says(region, task, "main", lines=2) == ["5000", "5001"]


def test_a_task_that_reaches_no_registry_does_not_start(region, start):
    service = start(shell("main", "sleep 60"), network={"assignPublicIp": "DISABLED"})

    assert ended(region, service).stopped_reason.startswith("CannotPullContainerError: ")


def test_a_file_system_needs_a_mount_target_in_the_zone_that_lets_the_task_in(region, hosts):
    efs, [host, *_] = region.clients.efs, hosts
    system = efs.create_file_system(CreationToken="zones")["FileSystemId"]
    volume = {"name": "files", "efsVolumeConfiguration": {"fileSystemId": system}}
    client = make_group(region, "nfs-client", egress=[(2049, CIDR)])
    open_, closed = (
        make_group(region, name, ingress=[(2049, source)])
        for name, source in (("nfs-open", client), ("nfs-closed", region.own_groups[0]))
    )
    efs.create_mount_target(FileSystemId=system, SubnetId=region.own_subnets[0], SecurityGroups=[open_])
    efs.create_mount_target(FileSystemId=system, SubnetId=region.own_subnets[1], SecurityGroups=[closed])
    give(region, host, client)
    nobody = SimpleNamespace(execution_role_arn=None, role_arn=None)
    reach = lambda zone: Startup(region, nobody, host.namespace, "task").reach_volume(volume, f"{REGION}{zone}")

    reach("a")
    with pytest.raises(CannotStart, match="Connection timed out"):
        reach("b")
    with pytest.raises(CannotStart, match="Failed to resolve"):
        reach("c")


@pytest.fixture
def make_registry(region, start):
    """Makes a service of Cloud Map in a namespace for all; its id, its name and what a service of ECS says of it."""
    discovery = region.clients.discovery

    def make(name, **more):
        found = [n["Id"] for n in discovery.list_namespaces()["Namespaces"]]
        if not found:
            soa = {"DnsProperties": {"SOA": {"TTL": 1}}}
            discovery.create_private_dns_namespace(Name="code.internal", Vpc=region.vpc, Properties=soa)
            found = [n["Id"] for n in discovery.list_namespaces()["Namespaces"]]
        records = {"NamespaceId": found[0], "DnsRecords": [{"Type": "A", "TTL": 5}], **more}
        service = discovery.create_service(Name=name, NamespaceId=found[0], DnsConfig=records)["Service"]
        return service["Id"], f"{name}.code.internal", [{"registryArn": service["Arn"]}]

    return make


RESOLVE = (
    "import socket, sys\n"
    "try: print(','.join(sorted({i[4][0] for i in socket.getaddrinfo(sys.argv[1], 1)})))\n"
    "except OSError: print('nobody')"
)


def resolved(task, name):
    return task.containers["main"].run("python3", "-c", RESOLVE, name).stdout.strip()


def test_a_task_is_found_by_name_while_it_runs_and_for_the_time_to_live(region, start, make_registry):
    _, name, registries = make_registry("sales", DnsRecords=[{"Type": "A", "TTL": 20}])
    check = {"command": ["CMD-SHELL", "test -e /tmp/ready"], "interval": 1, "timeout": 10, "retries": 2, "startPeriod": 60}
    script = "echo begun; until test -e /tmp/go; do sleep 0.2; done; touch /tmp/ready; sleep 300"
    container = shell("main", script, healthCheck=check)
    service = start(container, desiredCount=2, serviceRegistries=registries)
    region.wait_for(lambda: sum(t.status == "RUNNING" for t in service.tasks) == 2, 20, "the tasks to run")
    first, second = service.tasks
    assert all(says(region, task, "main") for task in (first, second))
    assert resolved(first, name) == "nobody" and resolved(first, "elsewhere.code.internal") == "nobody"

    second.containers["main"].run("touch", "/tmp/go")
    region.wait_for(lambda: resolved(first, name) == second.address, 20, "the name of the healthy task")
    first.containers["main"].run("touch", "/tmp/go")
    region.wait_for(lambda: resolved(first, name) == ",".join(sorted([first.address, second.address])), 20, "both")
    assert resolved(second, name.upper()) == resolved(first, name)

    region.change(start.name, desiredCount=1)
    stopped = ended(region, service)
    other = first if stopped is second else second
    assert stopped.address in resolved(other, name)  # the resolver has the record for its time to live
    region.wait_for(lambda: resolved(other, name) == other.address, 20, "the name to lead to the other task alone")


def test_an_unkind_name_leads_to_a_task_early_and_late(region, start, unkind, make_registry):
    identifier, name, registries = make_registry("unkind")
    check = {"command": ["CMD-SHELL", "exit 1"], "interval": 5, "timeout": 2, "retries": 9, "startPeriod": 60}
    service = start(shell("main", "exec sleep 60", healthCheck=check), serviceRegistries=registries)
    task = service.tasks[0]
    region.wait_for(lambda: task.status == "RUNNING" and resolved(task, name) == task.address, 20, "the early name")
    assert task.health == "UNKNOWN"

    task.containers["main"].kill()
    region.wait_for(lambda: task.status == "STOPPED", 20, "the task to stop")
    listed = lambda: [i["Id"] for i in region.clients.discovery.list_instances(ServiceId=identifier)["Instances"]]
    assert task.id in listed()
    region.wait_for(lambda: task.id not in listed(), 20, "the name to be gone")
    with pytest.raises(region.clients.discovery.exceptions.ClientError, match="associated services"):
        region.clients.discovery.delete_namespace(Id=region.clients.discovery.list_namespaces()["Namespaces"][0]["Id"])


def test_a_service_of_none_starts_its_tasks_when_its_count_is_raised(region, start):
    service = start(shell("main", "sleep 60"), desiredCount=0)
    region.await_steady(start.name, seconds=10)
    assert service.tasks == []

    region.change(start.name, desiredCount=1)
    region.wait_for(lambda: service.tasks, 20, "a task")
    region.await_steady(start.name, seconds=20)
    region.change(start.name, desiredCount=0)
    ended(region, service)
    assert service.tasks == []


def test_a_strategy_stands_in_for_a_launch_type(region, start):
    providers = ["FARGATE", "FARGATE_SPOT"]
    strategy = [{"capacityProvider": "FARGATE_SPOT", "weight": 1}]
    with pytest.raises(region.clients.ecs.exceptions.InvalidParameterException, match="not associated with the cluster"):
        start(shell("main", "sleep 60"), capacityProviderStrategy=strategy)
    region.clients.ecs.put_cluster_capacity_providers(
        cluster="cluster", capacityProviders=providers, defaultCapacityProviderStrategy=[]
    )
    service = start(shell("main", "sleep 60"), capacityProviderStrategy=strategy)
    region.await_steady(start.name, seconds=20)

    assert "launchType" not in region.description(start.name)
    assert [item["capacityProvider"] for item in region.description(start.name)["capacityProviderStrategy"]] == providers[1:]
    assert service.tasks[0].tags == {}


@pytest.mark.parametrize("source", ["SERVICE", "TASK_DEFINITION"])
def test_a_task_has_the_tags_that_are_propagated(region, start, source):
    tags = [{"key": "team", "value": "data"}]
    service = start(shell("main", "sleep 60"), propagateTags=source, enableECSManagedTags=True, tags=tags)

    own = {"team": "data"} if source == "SERVICE" else {"family": start.name}
    assert service.tasks[0].tags == {
        **own, "aws:ecs:clusterName": "cluster", "aws:ecs:serviceName": start.name
    }


def test_a_deleted_service_stops_its_tasks(region, start):
    service = start(shell("main", "sleep 60"))
    region.await_steady(start.name, seconds=20)
    task = service.tasks[0]

    region.clients.ecs.delete_service(cluster="cluster", service=start.name, force=True)
    region.wait_for(lambda: task.status == "STOPPED", 20, "the task to stop")


def make_certificate(region, domain):
    """One that waits for the record that proves its domain, and the call that makes the record."""
    acm, route53 = region.clients.acm, region.clients.route53
    arn = acm.request_certificate(DomainName=domain, ValidationMethod="DNS")["CertificateArn"]
    record = acm.describe_certificate(CertificateArn=arn)["Certificate"]["DomainValidationOptions"][0]["ResourceRecord"]

    def prove():
        zone = route53.create_hosted_zone(Name=domain, CallerReference=domain)["HostedZone"]["Id"]
        values = {"TTL": 60, "ResourceRecords": [{"Value": record["Value"]}]}
        change = {"Action": "CREATE", "ResourceRecordSet": {"Name": record["Name"], "Type": "CNAME", **values}}
        route53.change_resource_record_sets(HostedZoneId=zone, ChangeBatch={"Changes": [change]})

    return arn, prove


def test_a_certificate_is_issued_when_its_record_is_there(region):
    arn, prove = make_certificate(region, "dagster.example.com")
    status = lambda: region.clients.acm.describe_certificate(CertificateArn=arn)["Certificate"]["Status"]

    assert status() == "PENDING_VALIDATION"
    prove()
    assert status() == "ISSUED"


def test_a_load_balancer_redirects_to_its_listener_for_https(region, hosts):
    elb, outsider = region.clients.elb, hosts[2]
    arn, prove = make_certificate(region, "secure.example.com")
    prove()
    groups = [make_group(region, "secure", ingress=[(80, "0.0.0.0/0"), (443, "0.0.0.0/0")])]
    made = elb.create_load_balancer(Name="secure", Subnets=region.own_subnets, SecurityGroups=groups)
    balancer = made["LoadBalancers"][0]["LoadBalancerArn"]
    target = elb.create_target_group(Name="secure", Protocol="HTTP", Port=8080, VpcId=region.vpc, TargetType="ip")
    group = target["TargetGroups"][0]["TargetGroupArn"]
    listen = lambda **more: elb.create_listener(LoadBalancerArn=balancer, **more)
    to = {"Protocol": "HTTPS", "Port": "443", "StatusCode": "HTTP_301"}
    listen(Protocol="HTTP", Port=80, DefaultActions=[{"Type": "redirect", "RedirectConfig": to}])
    listen(
        Protocol="HTTPS", Port=443, Certificates=[{"CertificateArn": arn}],
        DefaultActions=[{"Type": "forward", "TargetGroupArn": group}],
    )
    secure = region.target_group(group).balancer
    address = secure.namespace.address

    def ask(connection, path):
        connection.request("GET", path, headers={"Host": "secure.example.com"})
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location")

    trust = ssl.create_default_context(cafile=secure.certificate.with_name("own.pem"))
    with ThreadPoolExecutor(1, initializer=outsider.namespace.enter) as internet:
        plain = internet.submit(ask, http.client.HTTPConnection(address), "/a?b=c").result(10)
        trust.check_hostname = False  # it is asked by its address
        encrypted = internet.submit(ask, http.client.HTTPSConnection(address, context=trust), "/").result(10)

    assert secure.url == f"https://{address}:443"
    assert plain == (301, "https://secure.example.com:443/a?b=c")
    assert encrypted == (503, None)  # no target is registered
