package io.dagform.blueprint;

import io.dagform.hcl.Value;

/** A local value of the output. */
public record Local(String name, Value value) {}
