# What dagster:adopt takes over. Delete this file once it is applied.

import {
  to = aws_appautoscaling_target.webserver
  id = "ecs/service/dagster-ecs-fargate-cluster/dagster-ecs-fargate-service/ecs:service:DesiredCount"
}

import {
  to = aws_ecs_cluster.main
  id = "dagster-ecs-fargate-cluster"
}

import {
  to = aws_ecs_service.daemon
  id = "dagster-ecs-fargate-cluster/dagster-ecs-daemon-service"
}

import {
  to = aws_db_subnet_group.main
  id = "dagster-ecs-subnets"
}

import {
  to = aws_db_instance.main
  id = "dagster-ecs-db"
}

import {
  to = aws_efs_file_system.code
  id = "fs-0123456789abcdef0"
}

import {
  to = aws_efs_mount_target.code_a
  id = "fsmt-0123456789abcdefa"
}

import {
  to = aws_efs_mount_target.code_b
  id = "fsmt-0123456789abcdefb"
}

import {
  to = aws_iam_role.execution
  id = "dagster-ecs-ecs-task-execution-fargate"
}

import {
  to = aws_iam_role.task
  id = "dagster-ecs-ecs-task-fargate"
}

import {
  to = aws_iam_user.publisher
  id = "dagster-ecs-s3-user"
}

import {
  to = aws_lb.main
  id = "arn:aws:elasticloadbalancing:ap-southeast-2:123456789012:loadbalancer/app/dagster-ecs-alb/0123456789abcdef"
}

import {
  to = aws_lb_target_group.webserver
  id = "arn:aws:elasticloadbalancing:ap-southeast-2:123456789012:targetgroup/dagster-ecs-tg/0123456789abcdef"
}

import {
  to = aws_lb_listener.http
  id = "arn:aws:elasticloadbalancing:ap-southeast-2:123456789012:listener/app/dagster-ecs-alb/0123456789abcdef/0123456789abcdef"
}

import {
  to = aws_vpc.main
  id = "vpc-0123456789abcdef0"
}

import {
  to = aws_internet_gateway.main
  id = "igw-0123456789abcdef0"
}

import {
  to = aws_subnet.public_a
  id = "subnet-0123456789abcdefa"
}

import {
  to = aws_subnet.public_b
  id = "subnet-0123456789abcdefb"
}

import {
  to = aws_route_table.public
  id = "rtb-0123456789abcdef0"
}

import {
  to = aws_route.internet
  id = "rtb-0123456789abcdef0_0.0.0.0/0"
}

import {
  to = aws_route_table_association.public_a
  id = "subnet-0123456789abcdefa/rtb-0123456789abcdef0"
}

import {
  to = aws_route_table_association.public_b
  id = "subnet-0123456789abcdefb/rtb-0123456789abcdef0"
}

import {
  to = aws_cloudwatch_log_group.main
  id = "/ecs/dagster-ecs-fargate"
}

import {
  to = aws_ecr_repository.dagster
  id = "dagster-ecs"
}

import {
  to = aws_secretsmanager_secret.publisher_credentials
  id = "arn:aws:secretsmanager:ap-southeast-2:123456789012:secret:dagster-ecs-aws-credentials-AbCdEf"
}

import {
  to = aws_security_group.load_balancer
  id = "sg-0123456789abcdef1"
}

import {
  to = aws_security_group.tasks
  id = "sg-0123456789abcdef2"
}

import {
  to = aws_security_group.database
  id = "sg-0123456789abcdef3"
}

import {
  to = aws_security_group.file_system
  id = "sg-0123456789abcdef4"
}

import {
  to = aws_vpc_security_group_ingress_rule.load_balancer_http_from_internet
  id = "sgr-0123456789abcdef1"
}

import {
  to = aws_vpc_security_group_ingress_rule.tasks_http_from_load_balancer
  id = "sgr-0123456789abcdef2"
}

import {
  to = aws_vpc_security_group_ingress_rule.database_postgresql_from_tasks
  id = "sgr-0123456789abcdef3"
}

import {
  to = aws_vpc_security_group_ingress_rule.file_system_nfs_from_tasks
  id = "sgr-0123456789abcdef4"
}

import {
  to = aws_s3_bucket.main
  id = "example-dagster-ecs"
}

import {
  to = aws_ecs_service.webserver
  id = "dagster-ecs-fargate-cluster/dagster-ecs-fargate-service"
}
