"""Names of services' tasks: AWS Cloud Map, and the VPC's resolver that containers ask
(ECS, "Use service discovery to connect Amazon ECS services with DNS names").

Only A records of private namespaces. The resolver keeps an answer for the record's time to live, and that there is none
for that of the namespace's SOA record: until then a name leads to a task that is gone, or nowhere.
"""

import contextlib
import random
import socketserver
import struct
import threading
import time

from .network import RESOLVER_ADDRESS

NEGATIVE_SECONDS = 15  # Cloud Map, "Creating an AWS Cloud Map namespace": the SOA record's, where none is said
MOST_ANSWERS = 8  # Cloud Map API, DnsConfig.RoutingPolicy
A, NO_ERROR, NO_SUCH_NAME = 1, 0, 3


class Registry:
    """A service of Cloud Map that a service of ECS names as one of its registries."""

    def __init__(self, client, arn):
        self._client = client
        self.id = arn.rsplit("/", 1)[-1]
        service = client.get_service(Id=self.id)["Service"]
        # API, DnsConfig.NamespaceId: where a service that was made with it alone has its namespace.
        namespace = service.get("NamespaceId") or service["DnsConfig"]["NamespaceId"]
        self._namespace = client.get_namespace(Id=namespace)["Namespace"]
        self.name = f"{service['Name']}.{self._namespace['Name']}".lower()
        records = {record["Type"]: record["TTL"] for record in service.get("DnsConfig", {}).get("DnsRecords", [])}
        self.seconds = records.get("A")
        self.policy = service.get("DnsConfig", {}).get("RoutingPolicy", "MULTIVALUE")

    @property
    def negative_seconds(self):
        properties = self._namespace.get("Properties", {}).get("DnsProperties", {})
        return properties.get("SOA", {}).get("TTL", NEGATIVE_SECONDS)

    @property
    def resolves(self):
        return self.seconds is not None and self._namespace["Type"] == "DNS_PRIVATE"

    def register(self, task, service):
        attributes = {
            "AWS_INSTANCE_IPV4": task.address,
            "AVAILABILITY_ZONE": task.placement.zone,
            "ECS_SERVICE_NAME": service,
            "ECS_TASK_DEFINITION_FAMILY": task.definition.family,
        }
        self._client.register_instance(ServiceId=self.id, InstanceId=task.id, Attributes=attributes)

    def deregister(self, task):
        gone = self._client.exceptions
        with contextlib.suppress(gone.InstanceNotFound, gone.ServiceNotFound):
            self._client.deregister_instance(ServiceId=self.id, InstanceId=task.id)

    def addresses(self):
        """Cloud Map API, DnsConfig.RoutingPolicy: up to eight, or one that is chosen at random."""
        found = [i["Attributes"]["AWS_INSTANCE_IPV4"] for i in self._client.list_instances(ServiceId=self.id)["Instances"]]
        random.shuffle(found)
        return found[: 1 if self.policy == "WEIGHTED" else MOST_ANSWERS]


class Resolver:
    """Answers over UDP what is registered; there is no other name."""

    def __init__(self):
        self._registries, self._cache = {}, {}
        self._lock = threading.Lock()
        resolver = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self):
                data, connection = self.request
                connection.sendto(resolver.answer(data), self.client_address)

        self._server = socketserver.ThreadingUDPServer((RESOLVER_ADDRESS, 53), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def know(self, registry):
        with self._lock:
            self._registries.setdefault(registry.name, registry)

    def resolve(self, name):
        """Addresses, and for how many seconds more."""
        with self._lock:
            addresses, until = self._cache.get(name, ([], 0))
            registry = self._registries.get(name)
            if registry is None:
                return [], NEGATIVE_SECONDS
            if time.monotonic() >= until:
                addresses = registry.addresses()
                until = time.monotonic() + (registry.seconds if addresses else registry.negative_seconds)
                self._cache[name] = addresses, until
            return addresses, until - time.monotonic()

    def answer(self, query):
        """RFC 1035, section 4: the question again, and the records that answer it."""
        identifier, flags, questions = struct.unpack_from("!HHH", query)
        labels, place = [], 12
        while query[place]:
            labels.append(query[place + 1 : place + 1 + query[place]].decode())
            place += 1 + query[place]
        kind, _ = struct.unpack_from("!HH", query, place + 1)
        addresses, seconds = self.resolve(".".join(labels).lower())
        code = NO_ERROR if addresses else NO_SUCH_NAME
        records = [
            struct.pack("!HHHIH4s", 0xC00C, A, 1, int(seconds), 4, bytes(map(int, address.split("."))))
            for address in (addresses if kind == A else [])
        ]
        header = struct.pack("!HHHHHH", identifier, 0x8180 | (flags & 0x0100) | code, questions, len(records), 0, 0)
        return header + query[12 : place + 5] + b"".join(records)

    def close(self):
        self._server.shutdown()
        self._server.server_close()
