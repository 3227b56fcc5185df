package io.dagform.blueprint;

import io.dagform.hcl.Value;
import io.dagform.model.Architecture;

/**
 * Where tasks run.
 *
 * @param cluster the id of the cluster, as a value
 * @param publicAddress whether tasks have public addresses
 */
public record Place(
    Value cluster, Architecture architecture, Subnets subnets, boolean publicAddress) {}
