"""What a role may do (IAM user guide, "Policy evaluation logic"): the emulator itself lets everybody do everything.

A condition that can't be judged here, for its operator or its key, goes against the role: it never fulfils an Allow
and always a Deny.
"""

import re

from .definition import CannotStart


def listed(value):
    return value if isinstance(value, list) else [value]


def like(pattern, text, flags=0):
    """IAM, "IAM JSON policy elements: Resource": `*` stands for any characters, `?` for one."""
    parts = {"*": ".*", "?": "."}
    return re.fullmatch("".join(parts.get(c, re.escape(c)) for c in pattern), text, flags | re.DOTALL) is not None


def arn_like(pattern, text):
    """IAM, "Amazon Resource Name (ARN) condition operators": each of the six parts on its own."""
    patterns, parts = pattern.split(":", 5), text.split(":", 5)
    return len(patterns) == len(parts) == 6 and all(map(like, patterns, parts))


OPERATORS = {
    "StringEquals": lambda pattern, text: pattern == text,
    "StringEqualsIgnoreCase": lambda pattern, text: pattern.lower() == text.lower(),
    "StringLike": like,
    "ArnEquals": arn_like,
    "ArnLike": arn_like,
    "Bool": lambda pattern, text: str(pattern).lower() == text,
}


def holds(condition, context, unknown):
    """IAM, "IAM JSON policy elements: Condition operators": any value of a key, but every key."""
    context = {key.lower(): value for key, value in context.items()}
    for name, keys in condition.items():
        operator = name.removesuffix("IfExists")
        negated = "Not" in operator
        matches = OPERATORS.get(operator.replace("Not", ""))
        for key, wanted in keys.items():
            if matches is None or key.lower() not in context:
                if not unknown:
                    return False
            elif any(matches(value, context[key.lower()]) for value in listed(wanted)) == negated:
                return False
    return True


def decide(documents, action, resource, context, concerns=lambda statement: True):
    """What policies say of a request: "Allow", "Deny", or None if they don't mention it."""
    decision = None
    for statement in (statement for document in documents for statement in listed(document["Statement"])):
        effect = statement["Effect"]
        acted = any(like(a, action, re.IGNORECASE) for a in listed(statement.get("Action", statement.get("NotAction"))))
        meant = any(like(r, resource) for r in listed(statement.get("Resource", statement.get("NotResource", "*"))))
        if (
            concerns(statement)
            and acted == ("Action" in statement)
            and meant == ("NotResource" not in statement)
            and holds(statement.get("Condition", {}), context, unknown=effect == "Deny")
        ):
            decision = "Deny" if "Deny" in (effect, decision) else "Allow"
    return decision


class Refused(Exception):
    """Why AWS does not do what it is asked for, in its words."""


class Role:
    """A role that ECS takes on for a task."""

    def __init__(self, clients, arn, region, session):
        self._clients, self.arn, self.region, self._session = clients, arn, region, session
        self.account = arn.split(":")[4]
        # IAM, "IAM identifiers": a path is part of the ARN, not of the name.
        self.name = arn.rsplit("/", 1)[1]
        try:
            role = clients.iam.get_role(RoleName=self.name)["Role"]
        except clients.iam.exceptions.NoSuchEntityException:
            role = {"Arn": None}
        if role["Arn"] != arn or not self._trusts_ecs(role["AssumeRolePolicyDocument"]):
            raise CannotStart(
                f"ECS was unable to assume the role '{arn}' that was provided for this task. Please verify that the role "
                "being passed has the proper trust relationship and permissions and that your IAM user has permissions "
                "to pass this role."
            )
        self.policies = [*self._inline(), *self._attached()]
        boundary = role.get("PermissionsBoundary")
        self._boundary = [self._managed(boundary["PermissionsBoundaryArn"])] if boundary else None

    def _trusts_ecs(self, document):
        """ECS, "Amazon ECS task execution IAM role": aws:SourceArn can't name a cluster or a task."""
        source = {
            "aws:SourceAccount": self.account,
            "aws:SourceArn": f"arn:aws:ecs:{self.region}:{self.account}:any",
        }
        service = lambda statement: "ecs-tasks.amazonaws.com" in listed(statement["Principal"].get("Service", []))
        return decide([document], "sts:AssumeRole", self.arn, source, service) == "Allow"

    def _inline(self):
        for name in self._clients.iam.list_role_policies(RoleName=self.name)["PolicyNames"]:
            yield self._clients.iam.get_role_policy(RoleName=self.name, PolicyName=name)["PolicyDocument"]

    def _attached(self):
        for policy in self._clients.iam.list_attached_role_policies(RoleName=self.name)["AttachedPolicies"]:
            yield self._managed(policy["PolicyArn"])

    def _managed(self, arn):
        version = self._clients.iam.get_policy(PolicyArn=arn)["Policy"]["DefaultVersionId"]
        return self._clients.iam.get_policy_version(PolicyArn=arn, VersionId=version)["PolicyVersion"]["Document"]

    def demand(self, action, resource, **context):
        """IAM, "Policy evaluation logic": an Allow of the role's policies and of its boundary, and a Deny of neither."""
        context = {
            "aws:PrincipalArn": self.arn,
            "aws:PrincipalAccount": self.account,
            "aws:RequestedRegion": self.region,
            "aws:SecureTransport": "true",
            **context,
        }
        own = decide(self.policies, action, resource, context)
        limit = "Allow" if self._boundary is None else decide(self._boundary, action, resource, context)
        if own == limit == "Allow":
            return
        user = f"arn:aws:sts::{self.account}:assumed-role/{self.name}/{self._session}"
        kind = "identity-based policy" if own != "Allow" else "permissions boundary"
        why = f"with an explicit deny in a {kind}" if "Deny" in (own, limit) else f"because no {kind} allows the {action} action"
        raise Refused(
            f"AccessDeniedException: User: {user} is not authorized to perform: {action} on resource: {resource} {why}"
        )
