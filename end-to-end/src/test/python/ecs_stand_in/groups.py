"""Security groups, enforced at every interface of the VPC that has some
(VPC user guide, "Control traffic to your AWS resources using security groups").

A packet passes if one of the sender's groups lets it out and one of the receiver's lets it in; nothing says so when it
does not. Answers pass ("Security group connection tracking"). Each interface is a network namespace, and has the rules
in an nftables table of its own: one chain for what comes in, one for what goes out.
"""

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
        self._members = {}
        self._applied = {}
        self._rules = {}
        self._prefix_lists = {}
        self._lock = threading.RLock()

    def default(self, vpc):
        """API, AwsVpcConfiguration: without a group, an interface has the VPC's default one."""
        filters = [{"Name": "vpc-id", "Values": [vpc]}, {"Name": "group-name", "Values": ["default"]}]
        return [g["GroupId"] for g in self._clients.ec2.describe_security_groups(Filters=filters)["SecurityGroups"]]

    def join(self, namespace, groups):
        """Has a namespace be an interface with these groups from now on."""
        with self._lock:
            self._members[namespace] = tuple(groups)
            self.refresh()

    def leave(self, namespace):
        with self._lock:
            self._members.pop(namespace, None)
            self._applied.pop(namespace, None)
            self._apply()

    def refresh(self):
        """Reads the rules anew."""
        with self._lock:
            pages = self._clients.ec2.get_paginator("describe_security_group_rules").paginate()
            self._rules = {}
            for rule in (rule for page in pages for rule in page["SecurityGroupRules"]):
                self._rules.setdefault(rule["GroupId"], []).append(rule)
            self._apply()

    def passes(self, sources, targets, port):
        """Whether a connection between interfaces of such groups is let through, without an address known of either."""
        with self._lock:
            return all(
                any(
                    rule["IsEgress"] == egress
                    and self._covers(rule, "tcp", port)
                    and (self._other(rule) in others or rule.get("CidrIpv4") == ANYWHERE)
                    for group in groups
                    for rule in self._rules.get(group, [])
                )
                for groups, egress, others in ((sources, True, targets), (targets, False, sources))
            )

    def _apply(self):
        for namespace, groups in self._members.items():
            text = self._table(groups)
            if self._applied.get(namespace) != text:
                subprocess.run(
                    ["nsenter", f"--net={namespace.path}", "nft", "-f", "-"],
                    input=text, check=True, capture_output=True, text=True,
                )
                self._applied[namespace] = text

    def _table(self, groups):
        rules = [rule for group in groups for rule in self._rules.get(group, [])]
        incoming = [line for rule in rules if not rule["IsEgress"] for line in self._lines(rule, "saddr")]
        outgoing = [line for rule in rules if rule["IsEgress"] for line in self._lines(rule, "daddr")]
        ports = ", ".join(map(str, sorted(self._ports)))
        if ports:
            outgoing = [f"ip daddr {self._network.gateway} tcp dport {{ {ports} }} goto services", *outgoing]
        chain = lambda name, lines, kind="": "\n".join([f"chain {name} {{", *([kind] if kind else []), *lines, "}"])
        hook = lambda name: f"type filter hook {name} priority filter; policy drop;"
        tracked = "ct state established,related accept"
        return "\n".join(
            [
                "table inet groups\ndelete table inet groups\ntable inet groups {",
                chain("services", [*self._services(rules), "drop"]),
                chain("incoming", ['iif "lo" accept', tracked, f"ip saddr {LINK_LOCAL} accept", *incoming], hook("input")),
                chain("outgoing", ['oif "lo" accept', tracked, f"ip daddr {LINK_LOCAL} accept", *outgoing], hook("output")),
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

    def _services(self, rules):
        """A service of the region can have any address of the internet: only a rule for all of them is sure to hold
        it, or a prefix list of the service's own (VPC user guide, "AWS-managed prefix lists")."""
        for rule in rules:
            if not rule["IsEgress"] or not self._covers(rule, "tcp", HTTPS):
                continue
            if rule.get("CidrIpv4") == ANYWHERE:
                yield "accept"
            elif "PrefixListId" in rule:
                service = self._prefix_list(rule["PrefixListId"])
                for port in (port for port, name in self._ports.items() if name == service):
                    yield f"tcp dport {port} accept"

    def _prefix_list(self, identifier):
        """`com.amazonaws.region.service`, of which the last word is given."""
        if identifier not in self._prefix_lists:
            answer = self._clients.ec2.describe_managed_prefix_lists(PrefixListIds=[identifier])["PrefixLists"]
            self._prefix_lists[identifier] = answer[0]["PrefixListName"].rsplit(".", 1)[-1]
        return self._prefix_lists[identifier]

    @staticmethod
    def _other(rule):
        return rule.get("ReferencedGroupInfo", {}).get("GroupId")

    @staticmethod
    def _covers(rule, protocol, port):
        kind = PROTOCOLS.get(rule["IpProtocol"], rule["IpProtocol"])
        return not kind or (kind == protocol and rule["FromPort"] <= port <= rule["ToPort"])
