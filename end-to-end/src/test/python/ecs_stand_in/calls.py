"""What the roles of tasks asked AWS for, held against what their policies say (Service Authorization Reference).

The emulator writes every call down; what a call needs a right for is said here, once for each action.
"""

import json
from pathlib import Path
from urllib.parse import parse_qs

from .access import Role, listed

# By the method, whether an object is meant, and what else the query says.
S3_ACTIONS = {
    ("GET", True): "s3:GetObject",
    ("HEAD", True): "s3:GetObject",
    ("PUT", True): "s3:PutObject",
    ("POST", True): "s3:PutObject",  # parts of an upload
    ("DELETE", True): "s3:DeleteObject",
    ("GET", False): "s3:ListBucket",
    ("HEAD", False): "s3:ListBucket",
}


class Calls:
    def __init__(self, clients, file):
        self._clients, self._file = clients, Path(file)
        self._roles, self._allowed = {}, set()

    def used(self):
        """The actions that each role needed, by its ARN; raises Refused for one that it may not do."""
        used = {}
        for line in self._file.read_text(encoding="utf-8").splitlines():
            call = json.loads(line)
            arn = call["role"]
            role = self._role(arn)
            for action, resource, context in self._demands(call, role.account):
                used.setdefault(arn, set()).add(action)
                demand = (arn, action, resource, *sorted(context.items()))
                if demand not in self._allowed:
                    role.demand(action, resource, **context)
                    self._allowed.add(demand)
        return used

    def granted(self, arn):
        """The actions that the policies of a role allow."""
        statements = [s for policy in self._role(arn).policies for s in listed(policy["Statement"]) if s["Effect"] == "Allow"]
        return {action for statement in statements for action in listed(statement["Action"])}

    def _role(self, arn):
        if arn not in self._roles:
            self._roles[arn] = Role(self._clients, arn, self._clients.ecs.meta.region_name, "task")
        return self._roles[arn]

    def _demands(self, call, account):
        demands = getattr(self, f"_{call['service']}", None)
        if not demands:
            raise NotImplementedError(f"what {call['service']} needs rights for: {call}")
        return list(demands(call, account))

    def _sts(self, call, account):
        """GetCallerIdentity needs no right."""
        if "Action=GetCallerIdentity" not in call["body"]:
            raise NotImplementedError(call["body"])
        return []

    def _s3(self, call, account):
        bucket, _, key = call["path"].removeprefix("/").partition("/")
        query = parse_qs(call["query"], keep_blank_values=True)
        if not bucket or "delete" in query or "tagging" in query or "acl" in query:
            raise NotImplementedError(f"{call['method']} {call['path']}?{call['query']}")
        context = {"s3:prefix": query["prefix"][0]} if "prefix" in query else {}
        resource = f"arn:aws:s3:::{bucket}/{key}" if key else f"arn:aws:s3:::{bucket}"
        yield S3_ACTIONS[call["method"], bool(key)], resource, context

    def _logs(self, call, account):
        body, action = json.loads(call["body"]), call["target"].rpartition(".")[2]
        if action != "GetLogEvents":
            raise NotImplementedError(action)
        stream = f"log-group:{body['logGroupName']}:log-stream:{body['logStreamName']}"
        yield f"logs:{action}", f"arn:aws:logs:{call['region']}:{account}:{stream}", {}

    def _ecs(self, call, account):
        body, action = json.loads(call["body"]), call["target"].rpartition(".")[2]
        arn = lambda kind, name: name if name.startswith("arn:") else f"arn:aws:ecs:{call['region']}:{account}:{kind}/{name}"
        cluster = arn("cluster", body.get("cluster", "default"))
        name = cluster.rpartition("/")[2]
        within = {"ecs:cluster": cluster}
        if action == "RunTask":
            yield f"ecs:{action}", body["taskDefinition"], within
            yield from self._passed(body)
            if body.get("tags") or body.get("propagateTags"):
                yield "ecs:TagResource", arn("task", f"{name}/0123456789abcdef"), {"ecs:CreateAction": action, **within}
        elif action in ("DescribeTasks", "StopTask"):
            for task in body.get("tasks") or [body["task"]]:
                of = {f"aws:ResourceTag/{key}": value for key, value in self._tags(cluster, task).items()}
                yield f"ecs:{action}", arn("task", f"{name}/{task}" if "/" not in task else task), {**within, **of}
        elif action == "DescribeTaskDefinition":
            yield f"ecs:{action}", "*", {}
        else:
            raise NotImplementedError(action)

    def _tags(self, cluster, task):
        """Those of its definition are among them where RunTask was told to propagate them, as it always is here."""
        found = self._clients.ecs.describe_tasks(cluster=cluster, tasks=[task], include=["TAGS"])["tasks"]
        if not found:
            return {}
        definition = self._clients.ecs.describe_task_definition(
            taskDefinition=found[0]["taskDefinitionArn"], include=["TAGS"]
        )
        return {tag["key"]: tag["value"] for tag in [*definition.get("tags", []), *found[0].get("tags", [])]}

    def _passed(self, body):
        definition = self._clients.ecs.describe_task_definition(taskDefinition=body["taskDefinition"])["taskDefinition"]
        for key in ("taskRoleArn", "executionRoleArn"):
            yield "iam:PassRole", body.get("overrides", {}).get(key) or definition[key], {
                "iam:PassedToService": "ecs-tasks.amazonaws.com"
            }
