package io.dagform.blueprint;

/**
 * A port, offered by whoever is reached.
 *
 * @param protocol what is spoken, for descriptions
 */
public record Port(Peer at, String protocol, int number) {}
