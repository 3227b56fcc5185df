package io.dagform.model;

/** The value of an environment variable, which dagster.yaml has as <code>{env: NAME}</code>. */
public record Variable(String name) {}
