package io.dagform.spec;

import io.dagform.yaml.MapNode;

/**
 * An environment, as the spec writes it.
 *
 * @param overlay what differs in it
 */
public record Environment(String name, MapNode overlay) {}
