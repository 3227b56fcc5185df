"""Security groups, enforced at every interface of the VPC that has some
(VPC user guide, "Control traffic to your AWS resources using security groups").

A packet passes if one of the sender's groups lets it out and one of the receiver's lets it in; nothing says so when it
does not. Answers pass ("Security group connection tracking"). Each interface is a network namespace, and has the rules
in an nftables table of its own: one chain for what comes in, one for what goes out.
"""

import ipaddress
import subprocess
import threading

# VPC user guide, "Security group basics": not filtered are the resolver, the metadata and credentials of tasks and
# the clock, all of which are link-local.
LINK_LOCAL = "169.254.0.0/16"
ANYWHERE = "0.0.0.0/0"
PROTOCOLS = {"-1": "", "6": "tcp", "17": "udp", "1": "icmp"}
HTTPS = 443


class Groups:
    """The rules of all groups, and who has which.

    The gateway's address is no address of the VPC: what has a port there is a service of the region, which on AWS is
    somewhere in the internet, at the port for HTTPS. ports gives those ports by the name of the service that alone is
    there, or None.
    """

    def __init__(self, clients, network, ports):
        self._clients, self._network, self._ports = clients, network, ports
        self._members, self._routes, self._applied = {}, {}, {}
        self._rules = {}
        self._prefix_lists = {}
        self._lock = threading.RLock()

    def default(self, vpc):
        """API, AwsVpcConfiguration: without a group, an interface has the VPC's default one."""
        filters = [{"Name": "vpc-id", "Values": [vpc]}, {"Name": "group-name", "Values": ["default"]}]
        return [g["GroupId"] for g in self._clients.ec2.describe_security_groups(Filters=filters)["SecurityGroups"]]

    def join(self, namespace, groups, routes_to=lambda service: True):
        """Has a namespace be an interface with these groups from now on; routes_to says whether a service's packets
        find their way at all."""
        with self._lock:
            self._members[namespace] = tuple(groups)
            self._routes[namespace] = routes_to
            self.refresh()

    def leave(self, namespace):
        with self._lock:
            for known in (self._members, self._routes, self._applied):
                known.pop(namespace, None)
            self._apply()

    def refresh(self):
        """Reads the rules anew."""
        with self._lock:
            pages = self._clients.ec2.get_paginator("describe_security_group_rules").paginate()
            self._rules = {}
            for rule in (rule for page in pages for rule in page["SecurityGroupRules"]):
                self._rules.setdefault(rule["GroupId"], []).append(rule)
            self._apply()

    def reaches(self, namespace, service):
        """A service of the region can have any address of the internet: only a rule for all of them is sure to hold
        it, or a prefix list of the service's own (VPC user guide, "AWS-managed prefix lists")."""
        with self._lock:
            let_out = any(
                self._covers(rule, HTTPS)
                and (rule.get("CidrIpv4") == ANYWHERE or self._prefix_list(rule.get("PrefixListId")) == service)
                for rule in self._of(self._members[namespace], egress=True)
            )
            return let_out and self._routes[namespace](service)

    def passes(self, namespace, address, groups, port):
        """Whether a connection to an interface that is no namespace is let through."""
        with self._lock:
            there, back = (address, groups), (namespace.address, self._members[namespace])
            return self._lets(self._members[namespace], True, there, port) and self._lets(groups, False, back, port)

    def _lets(self, groups, egress, other, port):
        address, of_other = ipaddress.ip_address(other[0]), other[1]
        return any(
            self._covers(rule, port)
            and (
                address in ipaddress.ip_network(rule["CidrIpv4"], strict=False)
                if "CidrIpv4" in rule
                else self._other(rule) in of_other
            )
            for rule in self._of(groups, egress)
        )

    def _of(self, groups, egress):
        return [r for group in groups for r in self._rules.get(group, []) if r["IsEgress"] == egress]

    def _apply(self):
        for namespace, groups in self._members.items():
            text = self._table(namespace, groups)
            if self._applied.get(namespace) != text:
                subprocess.run(
                    ["nsenter", f"--net={namespace.path}", "nft", "-f", "-"],
                    input=text, check=True, capture_output=True, text=True,
                )
                self._applied[namespace] = text

    def _table(self, namespace, groups):
        incoming = [line for rule in self._of(groups, egress=False) for line in self._lines(rule, "saddr")]
        outgoing = [line for rule in self._of(groups, egress=True) for line in self._lines(rule, "daddr")]
        gateway = f"ip daddr {self._network.gateway} tcp dport"
        services = [
            f"{gateway} {port} {'accept' if self.reaches(namespace, service) else 'drop'}"
            for port, service in self._ports.items()
        ]
        chain = lambda hook, *lines: "\n".join(
            [f"chain {hook} {{", f"type filter hook {hook} priority filter; policy drop;", *lines, "}"]
        )
        tracked = "ct state established,related accept"
        return "\n".join(
            [
                "table inet groups\ndelete table inet groups\ntable inet groups {",
                chain("input", 'iif "lo" accept', tracked, f"ip saddr {LINK_LOCAL} accept", *incoming),
                chain("output", 'oif "lo" accept', tracked, f"ip daddr {LINK_LOCAL} accept", *services, *outgoing),
                "}\n",
            ]
        )

    def _lines(self, rule, address):
        """What nftables calls a rule of a group; addresses of version 6 are nobody's here."""
        if "CidrIpv4" in rule:
            others = [rule["CidrIpv4"]]
        else:
            # VPC, "Security group referencing": the private addresses of the interfaces that have the other group.
            others = [n.address for n, groups in self._members.items() if self._other(rule) in groups]
        if not others:
            return []
        protocol = PROTOCOLS.get(rule["IpProtocol"], rule["IpProtocol"])
        first, last = rule["FromPort"], rule["ToPort"]
        if protocol in ("tcp", "udp"):
            what = f"{protocol} dport {first}-{last}"
        elif protocol == "icmp" and first != -1:
            what = f"icmp type {first}"
        else:
            what = f"meta l4proto {protocol}" if protocol else ""
        return [f"ip {address} {{ {', '.join(sorted(others))} }} {what} accept"]

    def _prefix_list(self, identifier):
        """`com.amazonaws.region.service`, of which the last word is given."""
        if identifier and identifier not in self._prefix_lists:
            answer = self._clients.ec2.describe_managed_prefix_lists(PrefixListIds=[identifier])["PrefixLists"]
            self._prefix_lists[identifier] = answer[0]["PrefixListName"].rsplit(".", 1)[-1]
        return self._prefix_lists.get(identifier, "")

    @staticmethod
    def _other(rule):
        return rule.get("ReferencedGroupInfo", {}).get("GroupId")

    @staticmethod
    def _covers(rule, port):
        """Whether it is about TCP at a port."""
        protocol = PROTOCOLS.get(rule["IpProtocol"], rule["IpProtocol"])
        return not protocol or (protocol == "tcp" and rule["FromPort"] <= port <= rule["ToPort"])
