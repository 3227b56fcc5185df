"""A bridge for a VPC, and a network namespace with one address for each task, load balancer and other host.

A task in network mode awsvpc has an interface and an address of its own, and its containers reach
each other on the loopback interface (ECS, "Task networking in the awsvpc network mode").
"""

import ctypes
import ipaddress
import itertools
import os
import subprocess

CREDENTIALS_ADDRESS = "169.254.170.2"  # ECS, "Task IAM role"
RESOLVER_ADDRESS = "169.254.169.253"  # VPC user guide, "Amazon DNS server"
# The first addresses of a VPC are AWS's own (VPC user guide, "Subnet CIDR reservation"); services that
# belong to the region get theirs from the VPC too, since there is but one network here.
RESERVED = 16
OUTSIDE = ipaddress.ip_network("203.0.113.0/24")  # nobody's, for documentation: here it is the internet
CLONE_NEWNET = 0x40000000
libc = ctypes.CDLL(None, use_errno=True)


def ip(*words):
    subprocess.run(["ip", *words], check=True, capture_output=True, text=True)


class Network:
    """The network of one VPC; its bridge stands for everything that tasks reach."""

    def __init__(self, name, cidr):
        self.name = name
        self.cidr = ipaddress.ip_network(cidr)
        self.gateway = str(self.cidr[1])
        self._addresses = itertools.count(RESERVED)
        self._namespaces = []
        # Without an address of its own it takes the least of its ports', and what is sent to the old one is lost.
        ip("link", "add", name, "address", "02:00:00:00:00:01", "type", "bridge")
        ip("addr", "add", f"{self.gateway}/{self.cidr.prefixlen}", "dev", name)
        for address in (CREDENTIALS_ADDRESS, RESOLVER_ADDRESS):
            ip("addr", "add", f"{address}/32", "dev", name)
        ip("link", "set", name, "up")

    def address(self, number):
        """Gives the bridge one of the reserved addresses, for a server of a test."""
        address = str(self.cidr[number])
        ip("addr", "add", f"{address}/{self.cidr.prefixlen}", "dev", self.name)
        return address

    def host(self, number):
        """A machine of the region's own with one of the reserved addresses, which a test can lose."""
        namespace = Namespace(self, f"{self.name}-h{number}", str(self.cidr[number]))
        self._namespaces.append(namespace)
        return namespace

    def outsider(self, number):
        """A machine somewhere in the internet, which reaches the VPC's interfaces as if all were public."""
        namespace = Namespace(self, f"{self.name}-o{number}", str(OUTSIDE[number]))
        self._namespaces.append(namespace)
        return namespace

    def lose(self, host):
        """From now on what is sent to a host gets no answer at all, as when its zone fails: neither FIN nor RST,
        and nothing says that it is unreachable."""
        for namespace in self._namespaces:
            namespace.remember(host)
        ip("link", "set", host.outside, "down")

    def find(self, host):
        """Brings a host back that was lost."""
        ip("link", "set", host.outside, "up")

    def attach(self, subnet):
        """A new namespace, with the next free address of a subnet."""
        number = next(self._addresses)
        namespace = Namespace(self, f"{self.name}-{number}", str(ipaddress.ip_network(subnet)[number % 250]))
        self._namespaces.append(namespace)
        return namespace

    def close(self):
        for namespace in self._namespaces:
            namespace.close()
        subprocess.run(["ip", "link", "del", self.name], check=False, capture_output=True)


class Namespace:
    """The network of a task or another host."""

    def __init__(self, network, name, address):
        self.name = name
        self.address = address
        self.outside = outside = f"v{name}"[:15]
        ip("netns", "add", name)
        ip("link", "add", outside, "type", "veth", "peer", "name", "eth0", "netns", name)
        ip("link", "set", outside, "master", network.name, "up")
        self._inside("link", "set", "lo", "up")
        self._inside("addr", "add", f"{address}/32", "dev", "eth0")
        self._inside("link", "set", "eth0", "up")
        for block in (network.cidr, OUTSIDE):
            self._inside("route", "add", str(block), "dev", "eth0")
        self._inside("route", "add", "default", "via", network.gateway)

    def remember(self, other):
        """Keeps the hardware address of another one for good, so that nobody is asked for it."""
        if other is not self and os.path.exists(self.path):
            hardware = other.hardware
            try:
                self._inside("neigh", "replace", other.address, "lladdr", hardware, "nud", "permanent", "dev", "eth0")
            except subprocess.CalledProcessError:
                if os.path.exists(self.path):  # or its task has just ended
                    raise

    @property
    def hardware(self):
        shown = subprocess.run(
            ["ip", "-n", self.name, "-br", "link", "show", "eth0"], check=True, capture_output=True, text=True
        )
        return shown.stdout.split()[2]

    def _inside(self, *words):
        ip("-n", self.name, *words)

    @property
    def path(self):
        return f"/run/netns/{self.name}"

    def enter(self):
        """Puts the calling thread inside, and the connections that it makes from now on."""
        with open(self.path) as network:
            if libc.setns(network.fileno(), CLONE_NEWNET) != 0:
                raise OSError(ctypes.get_errno(), f"setns {self.path}")

    def close(self):
        subprocess.run(["ip", "netns", "del", self.name], check=False, capture_output=True)
