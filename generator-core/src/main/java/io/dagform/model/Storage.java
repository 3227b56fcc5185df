package io.dagform.model;

/**
 * The S3 bucket of the deployment.
 *
 * @param bucket its name
 */
public record Storage(String bucket) {}
