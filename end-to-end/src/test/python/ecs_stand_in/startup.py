"""What a task needs before any container runs: secrets, log streams and images, by its execution role, and volumes.

ECS, "Amazon ECS task execution IAM role" has the permissions; the words of the failures are those of ECS, "Amazon ECS
stopped tasks error messages" and its pages on ResourceInitializationError.
"""

import json
import re

from botocore.exceptions import ClientError

from .access import Refused, Role, decide, listed
from .definition import CannotStart

ECR = re.compile(r"(?P<account>\d{12})\.dkr\.ecr\.(?P<region>[a-z0-9-]+)\.amazonaws\.com/(?P<repository>[^:@]+)")
NFS = 2049
PULLS = ("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer")


class Startup:
    """The first steps of one task."""

    def __init__(self, region, definition, namespace, session):
        self._clients, self._region, self._images = region.clients, region.region, region.images
        self._groups, self._namespace = region.groups, namespace
        take = lambda arn: Role(region.clients, arn, region.region, session) if arn else None
        self._role = take(definition.execution_role_arn)
        take(definition.role_arn)  # which is for the containers, but ECS takes it on for them

    def _need_role(self, what):
        if self._role is None:
            raise CannotStart(
                f"ClientException: Fargate requires task definition to have execution role ARN to support {what}."
            )

    def _demand(self, action, resource, **context):
        """The call goes out through the task's own interface (ECS, "Fargate task networking")."""
        if not self._groups.reaches(self._namespace, action.split(":")[0]):
            raise Refused(f"RequestError: send request failed caused by: {action}: dial tcp: i/o timeout")
        self._role.demand(action, resource, **context)

    # --- secrets ---

    def environment(self, container):
        """The variables of a container; a secret that can't be read stops the task."""
        variables = {item["name"]: item["value"] for item in container.item.get("environment", [])}
        for secret in container.item.get("secrets", []):
            self._need_role("container secrets")
            value_from = secret["valueFrom"]
            store = self._secret if value_from.startswith("arn:aws:secretsmanager:") else self._parameter
            variables[secret["name"]] = store(value_from)
        return variables

    def _secret(self, value_from):
        """`arn:aws:secretsmanager:region:account:secret:name[:json-key[:version-stage[:version-id]]]`
        (ECS, "Pass Secrets Manager secrets through Amazon ECS environment variables")."""
        parts = value_from.split(":")
        arn, more = ":".join(parts[:7]), [*parts[7:], "", "", ""]
        key, stage, version = more[:3]
        selection = {"VersionStage": stage} if stage else {}
        if version:
            selection["VersionId"] = version
        try:
            self._demand("secretsmanager:GetSecretValue", arn, **{"secretsmanager:SecretId": arn})
            described = self._clients.secrets.describe_secret(SecretId=arn)
            if described["ARN"] != arn:
                raise Refused(f"ResourceNotFoundException: {arn} is not the full ARN")
            if not self._decrypts(described.get("KmsKeyId"), "secretsmanager", "SecretARN", arn):
                raise Refused("AccessDeniedException: Access to KMS is not allowed")
            text = self._clients.secrets.get_secret_value(SecretId=arn, **selection)["SecretString"]
        except (ClientError, Refused) as failure:
            raise self._unable(
                f"retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret {arn} from"
                f" secrets manager: {failure}"
            ) from failure
        if not key:
            return text
        try:
            return json.loads(text)[key]
        except (ValueError, KeyError, TypeError) as failure:
            raise self._unable(
                f"retrieve secret from asm: service call has been retried 1 time(s): retrieved secret from Secrets"
                f" Manager did not contain json key {key}"
            ) from failure

    def _parameter(self, value_from):
        """The ARN of a parameter, or its name where it is of the task's own region
        (ECS, "Pass Systems Manager parameters through Amazon ECS environment variables")."""
        to_arn = lambda name: f"arn:aws:ssm:{self._region}:{self._role.account}:parameter/{name.removeprefix('/')}"
        is_arn = value_from.startswith("arn:")
        arn = value_from if is_arn else to_arn(value_from)
        try:
            self._demand("ssm:GetParameters", arn)
            described = [
                p for p in self._parameters() if value_from == (to_arn(p["Name"]) if is_arn else p["Name"])
            ]
            if not described:
                raise Refused(f"invalid ssm parameters: {value_from}")
            key = described[0].get("KeyId")
            if described[0]["Type"] == "SecureString" and not self._decrypts(key, "ssm", "PARAMETER_ARN", arn):
                raise Refused(
                    "AccessDeniedException: The ciphertext refers to a customer master key that does not exist, does not"
                    " exist in this region, or you are not allowed to access."
                )
            found = self._clients.ssm.get_parameters(Names=[described[0]["Name"]], WithDecryption=True)
            return found["Parameters"][0]["Value"]
        except (ClientError, Refused) as failure:
            raise self._unable(
                f"retrieve secrets from ssm: service call has been retried 1 time(s): {failure}"
            ) from failure

    def _parameters(self):
        pages = self._clients.ssm.get_paginator("describe_parameters").paginate()
        return [parameter for page in pages for parameter in page["Parameters"]]

    def _decrypts(self, key, service, kind, arn):
        """KMS, "AWS KMS permissions" and "Key policies in AWS KMS": everybody whom a service lets in may use AWS's own
        key of it; a key of the user's takes the role's permission, on the key's ARN, and the key's policy."""
        if not key or key.startswith("alias/aws/"):
            return True
        described = self._clients.kms.describe_key(KeyId=key)["KeyMetadata"]
        context = {
            "kms:ViaService": f"{service}.{self._region}.amazonaws.com",
            "kms:CallerAccount": self._role.account,
            f"kms:EncryptionContext:{kind}": arn,
        }
        root = f"arn:aws:iam::{self._role.account}:root"
        principals = {"*", root, self._role.account, self._role.arn}

        def concerns(statement):
            principal = statement["Principal"]
            return principals & set(listed(principal.get("AWS", []) if isinstance(principal, dict) else principal))

        policy = json.loads(self._clients.kms.get_key_policy(KeyId=described["KeyId"], PolicyName="default")["Policy"])
        try:
            self._role.demand("kms:Decrypt", described["Arn"], **context)
        except Refused:
            return False
        return decide([policy], "kms:Decrypt", described["Arn"], context, concerns) == "Allow"

    @staticmethod
    def _unable(what):
        return CannotStart(
            "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed:"
            f" unable to {what}"
        )

    # --- logs ---

    def open_log(self, container, stream):
        """ECS, "Send Amazon ECS logs to CloudWatch": the stream is made at the start, in a group that is there.
        CloudWatch Logs, "CloudWatch Logs resources and operations": what a policy names is the group's ARN with `:*`."""
        group, region = container.log_group, container.log_options.get("awslogs-region")
        if group is None:
            return
        self._need_role("log driver awslogs")
        arn = f"arn:aws:logs:{region}:{self._role.account}:log-group:{group}"
        try:
            if container.log_options.get("awslogs-create-group") == "true":
                self._demand("logs:CreateLogGroup", f"{arn}:log-stream:")
            elif not self._has_group(group):
                raise Refused("ResourceNotFoundException: The specified log group does not exist.")
            self._demand("logs:CreateLogStream", f"{arn}:log-stream:{stream}")
            self._demand("logs:PutLogEvents", f"{arn}:log-stream:{stream}")
        except Refused as failure:
            raise CannotStart(
                "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times:"
                f" failed to create Cloudwatch log stream: {failure} : exit status 1"
            ) from failure

    def _has_group(self, name):
        found = self._clients.logs.describe_log_groups(logGroupNamePrefix=name)["logGroups"]
        return any(group["logGroupName"] == name for group in found)

    # --- volumes ---

    def reach_volume(self, volume, zone):
        """EFS, "Mounting on EC2 with a DNS name": the name is that of the mount target of the own zone; "Using VPC
        security groups": NFS has to be let through on both sides."""
        system = volume.get("efsVolumeConfiguration", {}).get("fileSystemId")
        if system is None:
            return
        failed = "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: "
        targets = self._clients.efs.describe_mount_targets(FileSystemId=system)["MountTargets"]
        target = next((t for t in targets if t["AvailabilityZoneName"] == zone), None)
        if target is None:
            raise CannotStart(
                f'{failed}Failed to resolve "{system}.efs.{self._region}.amazonaws.com" - check that your file system ID is'
                " correct, and ensure that the VPC has an EFS mount target for this file system ID."
            )
        groups = self._clients.efs.describe_mount_target_security_groups(MountTargetId=target["MountTargetId"])
        if not self._groups.passes(self._namespace, target["IpAddress"], groups["SecurityGroups"], NFS):
            raise CannotStart(
                f"{failed}mount.nfs4: Connection timed out : unsuccessful EFS utils command execution; code: 32"
            )

    # --- images ---

    def image(self, container):
        """ECR, "Amazon ECR identity-based policies": the login is for everything, each pull for a repository."""
        name = container.item["image"]
        repository = ECR.match(name)
        if repository:
            self._need_role("ECR images")
            self._pull(name, **repository.groupdict())
        # ECR, "Amazon ECR interface VPC endpoints": the layers of its images are in S3.
        if not self._groups.reaches(self._namespace, "s3" if repository else "registry"):
            raise CannotStart(
                f"CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref {name}:"
                " dial tcp: i/o timeout"
            )
        if name not in self._images:
            raise CannotStart(f"CannotPullContainerError: pull image manifest: {name}: not found")
        return self._images[name]

    def _pull(self, name, account, region, repository):
        try:
            self._demand("ecr:GetAuthorizationToken", "*")
        except Refused as failure:
            raise self._unable(f"retrieve ecr registry auth: service call has been retried 1 time(s): {failure}") from failure
        try:
            for action in PULLS:
                self._demand(action, f"arn:aws:ecr:{region}:{account}:repository/{repository}")
        except Refused as failure:
            raise CannotStart(
                f"CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref {name}:"
                f" unexpected status from HEAD request: 403 Forbidden: {failure}"
            ) from failure
