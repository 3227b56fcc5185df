"""The endpoint that gives a task the credentials of its role, and tells it what it is (ECS, "Task IAM role" and "Amazon
ECS task metadata endpoint version 4 for tasks on Fargate")."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from .network import CREDENTIALS_ADDRESS


class Credentials:
    """Serves /v2/credentials/<task id> and /v4/<task id>/task on the link-local address, as the ECS agent does."""

    def __init__(self, clients):
        roles = self._roles = {}
        arns = self._arns = {}

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                role, arn = roles.get(self.path.rsplit("/", 1)[-1]), arns.get(self.path)
                if arn:
                    cluster = arn.replace(":task/", ":cluster/").rpartition("/")[0]
                    self._answer({"Cluster": cluster, "TaskARN": arn})
                elif role:
                    self._answer(self._credentials(role))
                else:
                    self.send_error(404)

            def _credentials(self, role):
                answer = clients.sts.assume_role(RoleArn=role, RoleSessionName="task")["Credentials"]
                return {
                    "RoleArn": role,
                    "AccessKeyId": answer["AccessKeyId"],
                    "SecretAccessKey": answer["SecretAccessKey"],
                    "Token": answer["SessionToken"],
                    "Expiration": answer["Expiration"].strftime("%Y-%m-%dT%H:%M:%SZ"),
                }

            def _answer(self, content):
                body = json.dumps(content).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer((CREDENTIALS_ADDRESS, 80), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def variables(self, task):
        """The variables that AWS's SDKs look for, and what asks what it is."""
        variables = {}
        if task.arn:
            self._arns[f"/v4/{task.id}/task"] = task.arn
            variables["ECS_CONTAINER_METADATA_URI_V4"] = f"http://{CREDENTIALS_ADDRESS}/v4/{task.id}"
        if task.definition.role_arn:
            self._roles[task.id] = task.definition.role_arn
            variables["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] = f"/v2/credentials/{task.id}"
        return variables

    def close(self):
        self._server.shutdown()
        self._server.server_close()
