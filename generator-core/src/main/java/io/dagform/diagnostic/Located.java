package io.dagform.diagnostic;

/** The place that set a value, and how. */
public record Located(SourceLocation at, Origin origin) {}
