package io.dagform.model;

/**
 * Logs and metrics.
 *
 * @param logGroup the CloudWatch log group of all containers
 * @param logRetentionDays days that logs are kept
 * @param containerInsights whether ECS sends CloudWatch metrics of every task and container
 */
public record Observability(String logGroup, int logRetentionDays, boolean containerInsights) {}
