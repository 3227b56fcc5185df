package io.dagform.dagster;

/**
 * A value of a document that Terraform fills in, as JSON (Terraform language, templatefile).
 *
 * @param name of the template's variable
 */
public record Hole(String name) {}
