package io.dagform.model;

/**
 * The CPU and memory of a Fargate task.
 *
 * @param cpuUnits 1024 units are one vCPU
 * @param memoryMib memory in MiB
 */
public record Size(int cpuUnits, int memoryMib) {}
