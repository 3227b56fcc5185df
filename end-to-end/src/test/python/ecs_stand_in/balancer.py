"""An Application Load Balancer: HAProxy for the traffic, the target group's health checks beside it.

ELB is short for the Elastic Load Balancing user guide for Application Load Balancers.
"""

import http.client
import os
import socket
import subprocess
import threading
import time

SLOTS = 8
CONNECT_SECONDS = 10  # ELB, "HTTP 504": a connection is tried for 10 seconds


class Target:
    """A registered address. state is initial, healthy, unhealthy or draining (ELB, "Target health status")."""

    def __init__(self, balancer, address, port):
        self.balancer = balancer
        self.address, self.port = address, port
        self.state = "initial"
        self.slot = None
        self._gone = threading.Event()
        threading.Thread(target=self._check, daemon=True).start()

    def _check(self):
        """ELB, "Health checks for target groups": one success takes a new target into service."""
        self.balancer.namespace.enter()
        group = self.balancer.group
        passes = failures = 0
        while not self._gone.is_set():
            if self._passes(group):
                passes, failures = passes + 1, 0
                if self.state == "initial" or (self.state == "unhealthy" and passes >= group["HealthyThresholdCount"]):
                    self.state = "healthy"
                    self.balancer.enable(self)
            else:
                passes, failures = 0, failures + 1
                if self.state in ("initial", "healthy") and failures >= group["UnhealthyThresholdCount"]:
                    if self.state == "healthy":
                        self.balancer.disable(self, "maint")
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
            self.balancer.disable(self, "drain")
            deadline = time.monotonic() + delay
            while time.monotonic() < deadline and self.balancer.sessions(self):
                time.sleep(0.5)
        self.state = "unused"
        self.balancer.free(self)


class Balancer:
    """The load balancer of one target group, at the port of its listener."""

    def __init__(self, clients, group, namespace, folder):
        self.group, self.namespace = group, namespace
        listener = next(
            listener
            for balancer in group["LoadBalancerArns"]
            for listener in clients.elb.describe_listeners(LoadBalancerArn=balancer)["Listeners"]
        )
        attributes = clients.elb.describe_load_balancer_attributes(LoadBalancerArn=group["LoadBalancerArns"][0])
        name, default = "idle_timeout.timeout_seconds", "60"
        idle = next((a["Value"] for a in attributes["Attributes"] if a["Key"] == name), default)
        self.url = f"http://{namespace.address}:{listener['Port']}"
        self.targets = []
        self._lock = threading.Lock()
        self._socket = str(folder / "haproxy.sock")
        configuration = folder / "haproxy.cfg"
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
    bind {namespace.address}:{listener['Port']}
    http-request set-header X-Forwarded-Proto http
    http-request set-header X-Forwarded-Port {listener['Port']}
    default_backend targets
backend targets
    balance roundrobin
    server-template slot 1-{SLOTS} 192.0.2.1:9 disabled
""")
        self._process = subprocess.Popen(
            ["nsenter", f"--net={namespace.path}", "haproxy", "-db", "-f", str(configuration)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while not os.path.exists(self._socket):
            time.sleep(0.05)
        self._free = list(range(1, SLOTS + 1))

    def register(self, address, port):
        target = Target(self, address, port)
        self.targets.append(target)
        return target

    def enable(self, target):
        with self._lock:
            target.slot = target.slot or self._free.pop(0)
        server = f"targets/slot{target.slot}"
        self._command(f"set server {server} addr {target.address} port {target.port}")
        self._command(f"set server {server} state ready")

    def disable(self, target, state):
        self._command(f"set server targets/slot{target.slot} state {state}")

    def free(self, target):
        if target.slot:
            self.disable(target, "maint")
            with self._lock:
                self._free.append(target.slot)
        self.targets.remove(target)

    def sessions(self, target):
        """How many requests and connections are under way."""
        for line in self._command("show stat").splitlines():
            fields = line.split(",")
            if fields[0] == "targets" and fields[1] == f"slot{target.slot}":
                return int(fields[4])
        return 0

    def _command(self, text):
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(self._socket)
            connection.sendall(f"{text}\n".encode())
            connection.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: connection.recv(65536), b"")).decode()

    def close(self):
        self._process.terminate()
        self._process.wait()
