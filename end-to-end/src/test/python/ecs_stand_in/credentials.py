"""The endpoint that gives a task the credentials of its role (ECS, "Task IAM role")."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from .network import CREDENTIALS_ADDRESS


class Credentials:
    """Serves /v2/credentials/<task id> on the link-local address, as the ECS agent does."""

    def __init__(self, clients):
        roles = self._roles = {}

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                role = roles.get(self.path.rsplit("/", 1)[-1])
                if role is None:
                    self.send_error(404)
                    return
                answer = clients.sts.assume_role(RoleArn=role, RoleSessionName="task")["Credentials"]
                body = json.dumps(
                    {
                        "RoleArn": role,
                        "AccessKeyId": answer["AccessKeyId"],
                        "SecretAccessKey": answer["SecretAccessKey"],
                        "Token": answer["SessionToken"],
                        "Expiration": answer["Expiration"].strftime("%Y-%m-%dT%H:%M:%SZ"),
                    }
                ).encode()
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
        """The variable that AWS's SDKs look for; a task without a role has none."""
        if not task.definition.role_arn:
            return {}
        self._roles[task.id] = task.definition.role_arn
        return {"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": f"/v2/credentials/{task.id}"}

    def close(self):
        self._server.shutdown()
        self._server.server_close()
