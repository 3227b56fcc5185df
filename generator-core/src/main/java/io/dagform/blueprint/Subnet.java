package io.dagform.blueprint;

/**
 * A subnet.
 *
 * @param key its stable name, derived from its tier and its zone's letter
 * @param zone the availability zone, such as {@code eu-west-1a}
 */
public record Subnet(String key, String name, String cidr, String zone) {}
