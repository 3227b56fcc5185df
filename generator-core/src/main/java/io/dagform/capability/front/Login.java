package io.dagform.capability.front;

import io.dagform.blueprint.Secret;
import io.dagform.blueprint.SecretKey;
import io.dagform.hcl.Value;
import java.util.List;
import java.util.Map;

/**
 * How nginx asks people who they are.
 *
 * @param asks whether it asks at all
 * @param purpose what nginx does at its start, for the picture
 * @param variables of nginx
 * @param secrets of nginx, by the names of their variables
 * @param made the secrets that are made for it
 */
public record Login(
    boolean asks,
    String purpose,
    Map<String, Value> variables,
    Map<String, SecretKey> secrets,
    List<Secret> made) {}
