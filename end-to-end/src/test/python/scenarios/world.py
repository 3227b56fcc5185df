"""The deployment, built by the commands of its own document and running: what the scenarios act on."""

import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlparse

import requests
from ecs_stand_in.calls import Calls
from ecs_stand_in.database import Database
from ecs_stand_in.forwarder import Forwarder
from ecs_stand_in.images import Image
from ecs_stand_in.network import Network
from ecs_stand_in.region import Region

DATABASE_NUMBER = 3
# The containers' AWS clients reach the emulator; S3 has a way of its own, which a test can cut.
API_PORT, S3_PORT = 5000, 5001
LOCATION, REPOSITORY = "dagster-ecs", "__repository__"
SCHEDULE = "every_minute"
INTERVAL_SECONDS = 20  # between two syncs, as the test of the build has it in the spec
SECONDS_TO_LOAD = 80  # what was synced, on a machine that does other things, too

IMAGE_TAG = "2026.11.1"  # where the pipeline has to say one

DEFINITIONS = '''
import time

import dagster as dg


@dg.op(config_schema={"seconds": dg.Field(int, default_value=0)})
def greet(context):
    time.sleep(context.op_config["seconds"])
    context.log.info("a logged line")
    print("a printed line", flush=True)


@dg.job
def greeting():
    greet()


@dg.schedule(job=greeting, cron_schedule="* * * * *")
def every_minute():
    return dg.RunRequest(tags={"from": "schedule"})


defs = dg.Definitions(jobs=[greeting], schedules=[every_minute])
'''

# Instead of a Docker engine: checks what it is asked, and has the image pushed.
DOCKER = """#!/bin/sh
set -eu
case "$1" in
login) test -n "$(cat)" && echo "$@" >> "$PUSHED.logins" ;;
buildx)
  while [ $# -gt 1 ]; do
    [ "$1" != -t ] || image=$2
    shift
  done
  test -f "$1/Dockerfile" && echo "$image" >> "$PUSHED" ;;
esac
"""


class Registry:
    """The images that somebody has pushed, and nginx's, which is public. project is a folder of Python code that is
    installed in the first, if there is one."""

    def __init__(self, tools, folder, user, project=None):
        self.pushed = folder / "pushed"
        programs = tools / "dagster-1.13" / "bin"
        # A virtual environment runs the Python that it was made with.
        python = (programs / "python").resolve().parent.parent
        self._own = Image(
            layers=(project,) if project else (),
            folders=(programs.parent, python) if python != Path("/usr") else (programs.parent,),
            environment={
                "PATH": f"{programs}:/usr/local/bin:/usr/bin:/bin",
                "PYTHONDONTWRITEBYTECODE": "1",
                "PYTHONUNBUFFERED": "1",
                **({"PYTHONPATH": "/project"} if project else {}),
            },
            user=user,
        )
        layer = folder / "nginx-image"
        (layer / "etc").mkdir(parents=True)
        for file, line in (("passwd", "nginx:x:4101:4101::/nonexistent:/bin/false"), ("group", "nginx:x:4101:")):
            (layer / "etc" / file).write_text(f"{Path('/etc', file).read_text()}{line}\n")
        # The official image ends nginx with its graceful signal.
        self._nginx = Image(layers=(layer,), stop_signal="SIGQUIT")

    def __contains__(self, name):
        return "/nginx:" in name or (self.pushed.exists() and name in self.pushed.read_text().split())

    def __getitem__(self, name):
        return self._nginx if "/nginx:" in name else self._own


class World:
    """name is that of the spec; its secrets begin with it. project is the code in the image, by path, if it is there."""

    location = LOCATION  # whose jobs are launched
    verify = True  # whether a certificate has to be somebody's

    def __init__(
        self, name, endpoint, terraform_folder, tools, folder, region_name, cidr, image_user="1000:1000", project=None
    ):
        self.name = name
        self.terraform_folder, self.folder, self.tools = terraform_folder, folder, tools
        self.endpoint = endpoint
        emulator = urlparse(endpoint)
        target = (emulator.hostname, emulator.port)
        self.network = Network(f"dgf{os.getpid() % 100_000}", cidr)
        self.api = Forwarder(self.network.gateway, API_PORT, target)
        self.s3_way = Forwarder(self.network.gateway, S3_PORT, target)
        self.database_host = self.network.host(DATABASE_NUMBER)
        self.database = None
        self.code = {}
        layer = folder / "project-image" if project else None
        for path, text in (project or {}).items():
            file = layer / "project" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        self.registry = Registry(tools, folder, image_user, layer)
        self.region = Region(self.network, self.api.url, region_name, folder, self.registry, self._hosts, unkind=True)
        self.calls = Calls(self.region.clients, os.environ["DAGFORM_CALLS"])
        self.region.add_endpoint("s3", self.s3_way.url)

    def deploy(self):
        """Follows the first deployment of ARCHITECTURE.md to the letter."""
        text = (self.terraform_folder / "ARCHITECTURE.md").read_text()
        section = text[text.index("## First deployment") :]
        dockerfile = re.search(r"```dockerfile\n(.*?)```", section, re.S).group(1)
        # A line that is indented goes on with the command before it.
        block = re.search(r"```sh\n(.*?)\n```", section, re.S).group(1)
        self.commands = [line.replace("TAG", IMAGE_TAG) for line in re.split(r"\n(?! )", block)]
        image = self.terraform_folder / "image"
        image.mkdir()
        (image / "Dockerfile").write_text(dockerfile)
        programs = self.folder / "programs"
        programs.mkdir()
        (programs / "docker").write_text(DOCKER)
        (programs / "docker").chmod(0o755)
        self.path = f"{programs}:{self.tools / 'scenarios/bin'}:{os.environ['PATH']}"
        for command in self.commands:
            self._shell(command, PATH=self.path)
        self.outputs = {n: item["value"] for n, item in json.loads(self.terraform("output", "-json")).items()}
        if "code_url" in self.outputs:
            self.bucket, self.prefix = self.outputs["code_url"].removeprefix("s3://").split("/", 1)
        webserver, daemon, *locations = self.outputs["service_names"]
        self.services = {name.removeprefix(f"{self.name}-"): name for name in locations}
        self.services.update(webserver=webserver, daemon=daemon)

    def name_over(self, example, real):
        """Writes the id of something that exists over the example's, as an edit of the spec would."""
        files = [file for file in self.terraform_folder.glob("*.tf") if example in file.read_text()]
        assert files, example
        for file in files:
            file.write_text(file.read_text().replace(example, real))

    def start_database(self):
        instance = self._instance()
        self.database = Database(
            self.folder / "database", self.database_host, instance["Endpoint"]["Port"], instance["DBName"],
            instance["MasterUsername"], self.secret("database-password"),
        )
        groups = [group["VpcSecurityGroupId"] for group in instance["VpcSecurityGroups"]]
        self.region.groups.join(self.database_host, groups)

    # --- AWS ---

    def _instance(self):
        return next(iter(self.region.clients.rds.describe_db_instances()["DBInstances"]), None)

    def _hosts(self):
        instance = self._instance()
        return {instance["Endpoint"]["Address"]: self.database_host.address} if instance else {}

    def _environment(self, **more):
        environment = {
            **os.environ, "AWS_ENDPOINT_URL": self.endpoint, "TF_IN_AUTOMATION": "1", "CHECKPOINT_DISABLE": "1",
            "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "PUSHED": str(self.registry.pushed), **more,
        }
        return environment

    def _shell(self, script, **variables):
        done = subprocess.run(
            ["sh", "-e", "-c", script], cwd=self.terraform_folder, env=self._environment(**variables),
            input="yes\n", capture_output=True, text=True, check=False,
        )
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
        return done.stdout

    def terraform(self, *words):
        return self._shell("terraform " + " ".join(words))

    def apply(self):
        return self.terraform("apply", "-auto-approve", "-input=false", "-no-color")

    def secret(self, key):
        return self.region.clients.secrets.get_secret_value(SecretId=f"{self.name}-{key}")["SecretString"]

    def secrets(self):
        """Every version of every secret that has a value."""
        client = self.region.clients.secrets
        for secret in client.list_secrets()["SecretList"]:
            for version in client.list_secret_version_ids(SecretId=secret["ARN"])["Versions"]:
                yield client.get_secret_value(SecretId=secret["ARN"], VersionId=version["VersionId"])["SecretString"]

    def publish(self, files):
        """Publishes what was published before with these files changed, as the document says."""
        self.code.update(files)
        folder = self.folder / "dags"
        shutil.rmtree(folder, ignore_errors=True)
        for path, text in self.code.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text)
        text = (self.terraform_folder / "ARCHITECTURE.md").read_text()
        command = re.search(r"sh config/publish\.sh dags/ .*", text).group(0)
        self._shell(command.replace("dags/", f"{folder}/"), PATH=self.path)

    def upload(self, files):
        """Writes objects one by one, as `aws s3 sync` does; where no release is published, they are the code."""
        for path, text in files.items():
            self.region.clients.s3.put_object(Bucket=self.bucket, Key=self.prefix + path, Body=text.encode())

    def delete(self, *paths):
        for path in paths:
            self.region.clients.s3.delete_object(Bucket=self.bucket, Key=self.prefix + path)

    # --- the deployment ---

    @property
    def url(self):
        return next(iter(self.region.balancers.values())).url

    @property
    def login(self):
        return ("admin", self.secret("basic-auth-password"))

    def get(self, path, login=True, **more):
        return requests.get(
            self.url + path, auth=self.login if login else None, timeout=30, verify=self.verify, **more
        )

    def post(self, path):
        return requests.post(self.url + path, json={}, auth=self.login, timeout=30, verify=self.verify)

    def graphql(self, query, below="", **variables):
        """What the webserver answers below a path."""
        answer = requests.post(
            f"{self.url}{below}/graphql", json={"query": query, "variables": variables}, auth=self.login, timeout=60,
            verify=self.verify,
        )
        answer.raise_for_status()
        return answer.json()["data"]

    def task(self, name):
        """The one running task of a service, `webserver` or `daemon`."""
        service = self.region.service(self.services[name])
        running = [task for task in service.tasks if task.status == "RUNNING" and not task.stopped_reason]
        assert len(running) == 1, running
        return running[0]

    def replace(self, name):
        """Starts a service's task anew, as `aws ecs update-service --force-new-deployment` does."""
        self.region.service(self.services[name]).redeploy()

    def jobs(self, below=""):
        """The jobs of each code location that loaded, and the error of each that did not."""
        data = self.graphql(
            """{ workspaceOrError { ... on Workspace { locationEntries { name locationOrLoadError {
            __typename ... on RepositoryLocation { repositories { jobs { name } } }
            ... on PythonError { message causes { message } } } } } } }""",
            below,
        )
        result = {}
        for entry in data["workspaceOrError"]["locationEntries"]:
            loaded = entry["locationOrLoadError"] or {}
            errors = [loaded, *loaded.get("causes", [])]
            result[entry["name"]] = " ".join(error.get("message", "") for error in errors) or sorted(
                job["name"]
                for repository in loaded.get("repositories", [])
                for job in repository["jobs"]
                if not job["name"].startswith("__")
            )
        return result

    def reloads(self):
        """How often a code location was reloaded."""
        return self.region.log("sync", "sync").count(" reloaded: ")

    def runs(self, tag=None):
        data = self.graphql(
            "{ runsOrError(limit: 100) { ... on Runs { results { runId status tags { key value } } } } }"
        )
        runs = data["runsOrError"]["results"]
        return [run for run in runs if not tag or {"key": tag[0], "value": tag[1]} in run["tags"]]

    def refusal(self, below, job):
        """What the webserver below a path says instead of launching a run."""
        return self._launch(job, {}, None, {}, below)["__typename"]

    def launch(self, job="greeting", config=None, steps=None, **tags):
        launched = self._launch(job, config or {}, steps, tags)
        assert launched["__typename"] == "LaunchRunSuccess", launched
        return launched["run"]["runId"]

    def _launch(self, job, config, steps, tags, below=""):
        return self.graphql(
            """mutation ($job: String!, $repository: String!, $location: String!, $tags: [ExecutionTag!],
            $config: RunConfigData, $steps: [String!]) { launchRun(executionParams: { selector: { jobName: $job,
            repositoryName: $repository, repositoryLocationName: $location }, runConfigData: $config,
            stepKeys: $steps, executionMetadata: { tags: $tags } }) { __typename
            ... on LaunchRunSuccess { run { runId } } ... on PythonError { message } } }""",
            below,
            job=job,
            repository=REPOSITORY,
            location=self.location,
            config=config,
            steps=steps,
            tags=[{"key": key, "value": value} for key, value in tags.items()],
        )["launchRun"]

    def status(self, run):
        return next(r["status"] for r in self.runs() if r["runId"] == run)

    def await_status(self, run, status, seconds=120):
        self.wait_for(lambda: self.status(run) == status, seconds, f"run {run} to be {status}")

    def messages(self, run):
        """What the events of a run say."""
        data = self.graphql(
            """query ($run: ID!) { logsForRun(runId: $run) { ... on EventConnection { events {
            ... on MessageEvent { message } } } } }""",
            run=run,
        )
        return [event["message"] for event in data["logsForRun"]["events"]]

    def printed(self, run):
        """What the steps of a run have printed, as the interface shows it."""
        data = self.graphql(
            """query ($run: ID!) { logsForRun(runId: $run) { ... on EventConnection { events {
            ... on LogsCapturedEvent { fileKey } } } } }""",
            run=run,
        )
        keys = [event["fileKey"] for event in data["logsForRun"]["events"] if event]
        ask = "query ($key: [String!]!) { capturedLogs(logKey: $key) { stdout } }"
        return [self.graphql(ask, key=[run, "compute_logs", key])["capturedLogs"]["stdout"] for key in keys]

    def terminate(self, *runs, force=False):
        """Cancels runs, as the button "Terminate" does for one or for many."""
        data = self.graphql(
            """mutation ($runs: [String!]!, $policy: TerminateRunPolicy) { terminateRuns(runIds: $runs,
            terminatePolicy: $policy) { ... on TerminateRunsResult { terminateRunResults { __typename } } } }""",
            runs=runs,
            policy="MARK_AS_CANCELED_IMMEDIATELY" if force else "SAFE_TERMINATE",
        )
        return [result["__typename"] for result in data["terminateRuns"]["terminateRunResults"]]

    def start_schedule(self, name):
        data = self.graphql(
            """mutation ($selector: ScheduleSelector!) { startSchedule(scheduleSelector: $selector) { __typename
            ... on ScheduleStateResult { scheduleState { status } } ... on PythonError { message } } }""",
            selector=self._schedule(name),
        )
        assert data["startSchedule"].get("scheduleState") == {"status": "RUNNING"}, data

    def stop_schedule(self, name):
        found = self.graphql(
            """query ($selector: ScheduleSelector!) { scheduleOrError(scheduleSelector: $selector) {
            ... on Schedule { scheduleState { id } } } }""",
            selector=self._schedule(name),
        )
        data = self.graphql(
            """mutation ($id: String!) { stopRunningSchedule(id: $id) { __typename
            ... on ScheduleStateResult { scheduleState { status } } ... on PythonError { message } } }""",
            id=found["scheduleOrError"]["scheduleState"]["id"],
        )
        assert data["stopRunningSchedule"].get("scheduleState") == {"status": "STOPPED"}, data

    @staticmethod
    def _schedule(name):
        return {"repositoryName": REPOSITORY, "repositoryLocationName": LOCATION, "scheduleName": name}

    def await_run(self, run, seconds=180):
        def ended():
            status = next(r["status"] for r in self.runs() if r["runId"] == run)
            return status if status in ("SUCCESS", "FAILURE", "CANCELED") else None

        return self.wait_for(ended, seconds, f"run {run} to end")

    def wait_for(self, condition, seconds, what):
        """Waits until a condition holds; that nobody answers yet, or with something else, is no failure."""
        failures = []

        def tolerant():
            try:
                return condition()
            except (requests.RequestException, AssertionError, StopIteration, LookupError, TypeError, ValueError) as failure:
                failures[:] = [failure]
                return None

        try:
            return self.region.wait_for(tolerant, seconds, what)
        except AssertionError as late:
            raise AssertionError(f"{late}; the last failure: {failures}") from late

    def timed(self, condition, seconds, what):
        """Seconds until a condition holds."""
        started = time.monotonic()
        self.wait_for(condition, seconds, what)
        return time.monotonic() - started

    def assert_rights(self, reasons):
        """Fails if a role asked for what it may not do, or may do what neither a scenario nor a reason needs.

        reasons has what no scenario does: by the process whose role it is, reasons by action."""
        used = self.calls.used()
        assert used
        idle = {}
        for arn in sorted(set(self._task_roles())):
            process = arn.rsplit("/", 1)[1].removeprefix(f"{self.name}-").removesuffix("-task")
            idle[process] = sorted(self.calls.granted(arn) - used.get(arn, set()))

        found = {process: actions for process, actions in idle.items() if actions}
        assert found == {process: sorted(actions) for process, actions in reasons.items()}, found

    def _task_roles(self):
        ecs = self.region.clients.ecs
        for arn in ecs.list_task_definitions()["taskDefinitionArns"]:
            role = ecs.describe_task_definition(taskDefinition=arn)["taskDefinition"].get("taskRoleArn")
            if role:
                yield role

    def close(self):
        self.region.close()
        if self.database:
            self.database.close()
        self.api.close()
        self.s3_way.close()
        self.network.close()


@contextmanager
def world_of(kind, make, name, region_name, cidr, **more):
    """A world in a folder of its own, for as long as it is needed; its logs are kept.

    The test of the build gives the environment: the emulator's address, a copy of the output that Terraform can apply to
    it, and the folder of the tools.
    """
    folder = Path(tempfile.mkdtemp(prefix=f"dagform-{kind}-"))
    folder.chmod(0o755)  # containers' users read their image there
    world = make(
        name, os.environ["DAGFORM_ENDPOINT"], Path(os.environ["DAGFORM_TERRAFORM"]), Path(os.environ["DAGFORM_TOOLS"]),
        folder, region_name, cidr, **more,
    )
    try:
        yield world
    finally:
        world.close()
        kept = os.environ.get("DAGFORM_LOGS")
        if kept and (folder / "logs").exists():
            shutil.copytree(folder / "logs", kept, dirs_exist_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
