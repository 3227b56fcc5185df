"""An Application Load Balancer: HAProxy for the traffic, the target groups' health checks beside it.

ELB is short for the Elastic Load Balancing user guide for Application Load Balancers.
"""

import http.client
import os
import re
import socket
import subprocess
import threading
import time

SLOTS = 8
MOST_GROUPS = 4
CONNECT_SECONDS = 10  # ELB, "HTTP 504": a connection is tried for 10 seconds


class Target:
    """A registered address. state is initial, healthy, unhealthy or draining (ELB, "Target health status")."""

    def __init__(self, group, address, port):
        self.group = group
        self.address, self.port = address, port
        self.state = "initial"
        self.slot = None
        self._gone = threading.Event()
        threading.Thread(target=self._check, daemon=True).start()

    def _check(self):
        """ELB, "Health checks for target groups": one success takes a new target into service."""
        self.group.balancer.namespace.enter()
        group = self.group.description
        passes = failures = 0
        while not self._gone.is_set():
            if self._passes(group):
                passes, failures = passes + 1, 0
                if self.state == "initial" or (self.state == "unhealthy" and passes >= group["HealthyThresholdCount"]):
                    self.group.enable(self)
                    self.state = "healthy"  # for whoever waits for it: now it is sent requests
            else:
                passes, failures = 0, failures + 1
                if self.state in ("initial", "healthy") and failures >= group["UnhealthyThresholdCount"]:
                    if self.state == "healthy":
                        self.group.disable(self, "maint")
                    self.state = "unhealthy"
            self._gone.wait(group["HealthCheckIntervalSeconds"])

    def _passes(self, group):
        connection = http.client.HTTPConnection(
            self.address, self.port, timeout=group["HealthCheckTimeoutSeconds"]
        )
        try:
            connection.request("GET", group["HealthCheckPath"], headers={"User-Agent": "ELB-HealthChecker/2.0"})
            return str(connection.getresponse().status) in group["Matcher"]["HttpCode"].split(",")
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def deregister(self, delay):
        """ELB, "Deregistration delay": no new requests, and those under way may end."""
        self._gone.set()
        if self.state == "healthy":
            self.state = "draining"
            self.group.disable(self, "drain")
            deadline = time.monotonic() + delay
            while time.monotonic() < deadline and self.group.sessions(self):
                time.sleep(0.5)
        self.state = "unused"
        self.group.free(self)


class TargetGroup:
    """Targets, and the backend of the load balancer that sends requests to them."""

    def __init__(self, balancer, description, backend):
        self.balancer, self.description, self._backend = balancer, description, backend
        self.targets = []
        self._free = list(range(1, SLOTS + 1))
        self._lock = threading.Lock()

    def register(self, address, port):
        target = Target(self, address, port)
        self.targets.append(target)
        return target

    def enable(self, target):
        with self._lock:
            target.slot = target.slot or self._free.pop(0)
        server = f"{self._backend}/slot{target.slot}"
        self.balancer.command(f"set server {server} addr {target.address} port {target.port}")
        self.balancer.command(f"set server {server} state ready")

    def disable(self, target, state):
        self.balancer.command(f"set server {self._backend}/slot{target.slot} state {state}")

    def free(self, target):
        if target.slot:
            self.disable(target, "maint")
            with self._lock:
                self._free.append(target.slot)
        self.targets.remove(target)

    def sessions(self, target):
        """How many requests and connections are under way."""
        for line in self.balancer.command("show stat").splitlines():
            fields = line.split(",")
            if fields[0] == self._backend and fields[1] == f"slot{target.slot}":
                return int(fields[4])
        return 0


class Balancer:
    """The target groups of a load balancer, at the port of the listener that forwards to them.

    A listener for HTTPS has a certificate of nobody's, for the domain of its own one; certificate is its file.
    """

    def __init__(self, clients, arn, namespace, folder):
        self._clients, self.namespace = clients, namespace
        listeners = clients.elb.describe_listeners(LoadBalancerArn=arn)["Listeners"]
        listener = next(item for item in listeners if self._forwards(item))
        self._listener = listener["ListenerArn"]
        secure = listener["Protocol"] == "HTTPS"
        self.certificate = self._certify(clients, listener, folder) if secure else None
        scheme = "https" if secure else "http"
        redirects = "".join(self._redirect(item, namespace.address) for item in listeners)
        attributes = clients.elb.describe_load_balancer_attributes(LoadBalancerArn=arn)
        name, default = "idle_timeout.timeout_seconds", "60"
        idle = next((a["Value"] for a in attributes["Attributes"] if a["Key"] == name), default)
        self.url = f"{scheme}://{namespace.address}:{listener['Port']}"
        self._groups = {}
        self._socket = str(folder / "haproxy.sock")
        self._paths = folder / "paths"
        self._paths.write_text("")
        configuration = folder / "haproxy.cfg"
        backends = "".join(
            f"backend group{number}\n    balance roundrobin\n    server-template slot 1-{SLOTS} 192.0.2.1:9 disabled\n"
            for number in range(MOST_GROUPS)
        )
        # ELB, "Connection idle timeout", "HTTP headers"; targets are asked once, never again on another.
        configuration.write_text(f"""
global
    stats socket {self._socket} mode 600 level admin
defaults
    mode http
    option forwardfor
    timeout connect {CONNECT_SECONDS}s
    timeout client {idle}s
    timeout server {idle}s
    timeout tunnel {idle}s
    timeout http-keep-alive {idle}s
    retries 0
    http-reuse always
frontend listener
    bind {namespace.address}:{listener['Port']} {f"ssl crt {self.certificate}" if secure else ""}
    http-request set-header X-Forwarded-Proto {scheme}
    http-request set-header X-Forwarded-Port {listener['Port']}
    use_backend %[path,map_reg({self._paths},group0)]
{backends}{redirects}""")
        self._process = subprocess.Popen(
            ["nsenter", f"--net={namespace.path}", "haproxy", "-db", "-f", str(configuration)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while not os.path.exists(self._socket):
            time.sleep(0.05)
        self.group(next(a["TargetGroupArn"] for a in self._actions(listener) if a["Type"] == "forward"))

    def _rules(self, listener):
        return self._clients.elb.describe_rules(ListenerArn=listener)["Rules"]

    def _actions(self, listener):
        """The default one first, then those of the rules."""
        rules = self._rules(listener["ListenerArn"])
        return [*listener["DefaultActions"], *(action for rule in rules for action in rule["Actions"])]

    def _forwards(self, listener):
        return any(action["Type"] == "forward" for action in self._actions(listener))

    def group(self, arn):
        """A target group, which has to be led to by now (ECS, CreateService: "does not have an associated load
        balancer")."""
        if arn not in self._groups:
            groups = self._clients.elb.describe_target_groups(TargetGroupArns=[arn])["TargetGroups"]
            backend = f"group{len(self._groups)}"
            self._groups[arn] = TargetGroup(self, groups[0], backend)
            for rule in self._rules(self._listener):
                if any(action.get("TargetGroupArn") == arn for action in rule["Actions"]):
                    for condition in rule["Conditions"]:
                        self._lead(condition, backend)
        return self._groups[arn]

    def _lead(self, condition, backend):
        """ELB, "Path conditions": `*` is any text and `?` any character; case counts."""
        for pattern in condition.get("PathPatternConfig", {}).get("Values") or condition["Values"]:
            expression = re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")
            literal = expression.replace("\\", "\\\\")  # HAProxy management guide, "Unix Socket commands"
            self.command(f"add map {self._paths} ^{literal}$ {backend}")

    @staticmethod
    def _redirect(listener, address):
        """ELB, "Redirect actions": what is not said stays as it was asked for."""
        action = listener["DefaultActions"][0]
        if action["Type"] != "redirect":
            return ""
        to = action["RedirectConfig"]
        scheme = to.get("Protocol", listener["Protocol"]).lower().replace("#{protocol}", listener["Protocol"].lower())
        port = to.get("Port", "#{port}").replace("#{port}", str(listener["Port"]))
        return f"""
frontend redirect-{listener['Port']}
    bind {address}:{listener['Port']}
    http-request redirect code {to['StatusCode'][-3:]} location {scheme}://%[req.hdr(host),field(1,:)]:{port}%[pathq]
"""

    @staticmethod
    def _certify(clients, listener, folder):
        """ELB, "SSL certificates for your Application Load Balancer": it has to be issued."""
        arn = listener["Certificates"][0]["CertificateArn"]
        certificate = clients.acm.describe_certificate(CertificateArn=arn)["Certificate"]
        if certificate["Status"] != "ISSUED":
            raise RuntimeError(f"UnsupportedCertificate: {arn} is {certificate['Status']}")
        file, domain = folder / "certificate.pem", certificate["DomainName"]
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", f"/CN={domain}",
             "-addext", f"subjectAltName=DNS:{domain}", "-keyout", file, "-out", folder / "own.pem"],
            check=True, capture_output=True,
        )
        file.write_text(file.read_text() + (folder / "own.pem").read_text())
        return file

    def command(self, text):
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(self._socket)
            connection.sendall(f"{text}\n".encode())
            connection.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: connection.recv(65536), b"")).decode()

    def close(self):
        self._process.terminate()
        self._process.wait()
