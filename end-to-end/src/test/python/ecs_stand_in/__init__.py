"""A local stand-in for Amazon ECS on Fargate, and for the load balancer in front, for tests.

Reads the services, task definitions, secrets, listeners and target groups from an AWS endpoint (the
emulator) and starts each container as a process. It is for finding out whether what Terraform
registered works, so it keeps to the rules of ECS that a deployment can trip over; each names its
page of AWS's documentation, where ECS is short for the Amazon ECS developer guide and API for the
Amazon ECS API reference.

network.py     a bridge, and a network namespace for each task
groups.py      security groups: packets that no rule lets through are dropped
images.py      what stands for an image: folders over this machine's root, a PATH, a stop signal
container.py   a container: a process in namespaces of its own (enter.py is its inside)
definition.py  a task definition
access.py      what a role may do
calls.py       what the roles of tasks asked AWS for, held against what they may do
startup.py     secrets, log streams and images, which the execution role has to be allowed to have
task.py        the life of a task: order, health, essential containers, stop
service.py     rolling deployments, replacement of what is unhealthy, and the worst that AWS allows
balancer.py    the load balancer: HAProxy, with the target group's health checks
discovery.py   names of tasks in Cloud Map, and the resolver that they are asked of
placement.py   a task's subnet, groups and routes
credentials.py the endpoint that hands a task the credentials of its role, and tells it what it is
region.py      all of it together: what tests use

Needs root, iproute2, nftables, util-linux, openssl and haproxy. Not there: public addresses of tasks that RunTask starts, task placement, autoscaling, Service
Connect, interface endpoints, conditions of listener rules, images of another architecture; everything of
an image that is not in images.py; log drivers other than awslogs, which writes to files named as the
streams. A capacity provider is nothing but a word: FARGATE_SPOT takes no task back by itself.
"""
