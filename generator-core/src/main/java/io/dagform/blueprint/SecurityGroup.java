package io.dagform.blueprint;

/**
 * A security group.
 *
 * @param description constant for each peer, since AWS can't change it in place
 */
public record SecurityGroup(Peer peer, String name, String description) {}
