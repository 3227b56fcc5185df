package io.dagform.blueprint;

/**
 * Who a task is: shared by several, or one each.
 *
 * @param task the role of its processes
 * @param execution the role with which ECS starts it
 * @param group its security group
 * @param logs where its containers log
 */
public record Identity(Role task, Role execution, Peer.SecurityGroup group, LogGroup logs) {}
