"""Where a task is in its VPC, and what its subnet's routes lead to (VPC user guide, "Configure route tables")."""

ANYWHERE = "0.0.0.0/0"


class Placement:
    """One subnet of a service's network configuration, the groups and, maybe, a public address."""

    def __init__(self, clients, groups, configuration, subnet):
        self._ec2 = clients.ec2
        self.subnet = self._ec2.describe_subnets(SubnetIds=[subnet])["Subnets"][0]
        self.cidr, self.zone, self.vpc = (self.subnet[key] for key in ("CidrBlock", "AvailabilityZone", "VpcId"))
        self.groups = configuration.get("securityGroups") or groups.default(self.vpc)
        # API, AwsVpcConfiguration: without a word there is none.
        public = configuration.get("assignPublicIp", "DISABLED") == "ENABLED"
        table = self._table(subnet)
        self._internet = self._reaches_internet(table, public)
        self._gateways = self._gateway_endpoints(table)

    def routes_to(self, service):
        """Whether a packet for a service of the region gets there; endpoints of the type Interface are not known."""
        return self._internet or service in self._gateways

    def _table(self, subnet):
        """VPC, "Route table concepts": a subnet without an association has the main one."""
        for name, value in (("association.subnet-id", subnet), ("association.main", "true")):
            filters = [{"Name": name, "Values": [value]}, {"Name": "vpc-id", "Values": [self.vpc]}]
            found = self._ec2.describe_route_tables(Filters=filters)["RouteTables"]
            if found:
                return found[0]

    def _reaches_internet(self, table, public):
        """VPC, "Enable internet access for a VPC using an internet gateway": it takes a public address; "NAT gateways":
        a public one is in a subnet with a route to the internet gateway."""
        for route in table["Routes"]:
            if route.get("DestinationCidrBlock") != ANYWHERE or route.get("State", "active") != "active":
                continue
            if route.get("GatewayId", "").startswith("igw-"):
                return public
            if "NatGatewayId" in route:
                nat = self._ec2.describe_nat_gateways(NatGatewayIds=[route["NatGatewayId"]])["NatGateways"]
                return any(
                    gateway["State"] == "available"
                    and gateway.get("ConnectivityType", "public") == "public"
                    and self._reaches_internet(self._table(gateway["SubnetId"]), True)
                    for gateway in nat
                )
        return False

    def _gateway_endpoints(self, table):
        """VPC, "Gateway endpoints": they serve the subnets whose route table is named; `com.amazonaws.region.service`."""
        filters = [{"Name": "vpc-id", "Values": [self.vpc]}, {"Name": "vpc-endpoint-type", "Values": ["Gateway"]}]
        return {
            endpoint["ServiceName"].rsplit(".", 1)[-1]
            for endpoint in self._ec2.describe_vpc_endpoints(Filters=filters)["VpcEndpoints"]
            if endpoint["State"] == "available" and table["RouteTableId"] in endpoint["RouteTableIds"]
        }
