package io.dagform.blueprint;

import io.dagform.hcl.Value;

/** An output of the Terraform configuration. */
public record Output(String name, String description, Value value) {}
