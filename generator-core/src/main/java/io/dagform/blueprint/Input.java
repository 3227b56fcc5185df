package io.dagform.blueprint;

/**
 * A variable of the Terraform configuration.
 *
 * @param type in Terraform's language, such as {@code map(string)}
 * @param key of the map that this deployment reads
 */
public record Input(String name, String type, String description, String key) {}
