# Yours: Terraform lays this over the generated files. No other value is possible without a new resource.

resource "aws_cloudwatch_log_group" "main" {
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_db_instance" "main" {
  storage_encrypted = false

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_db_subnet_group" "main" {
  name = "dagster-ecs-subnets"
}

resource "aws_ecr_repository" "dagster" {
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_efs_file_system" "code" {
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_lb" "main" {
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket" "main" {
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_secretsmanager_secret" "publisher_credentials" {
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_security_group" "database" {
  description = "Dagster database"
  name        = "dagster-ecs-rds"
}

resource "aws_security_group" "file_system" {
  description = "Dagster file system"
  name        = "dagster-ecs-efs"
}

resource "aws_security_group" "load_balancer" {
  description = "Dagster load balancer"
  name        = "dagster-ecs-alb"
}

resource "aws_security_group" "tasks" {
  description = "Dagster tasks"
  name        = "dagster-ecs-ecs-tasks"
}
