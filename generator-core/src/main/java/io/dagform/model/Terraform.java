package io.dagform.model;

/** How Terraform runs: where it keeps its state. */
public record Terraform(Backend backend) {

  /** Where the state is kept. */
  public sealed interface Backend {
    /** A file beside the configuration, which nobody shares. */
    record Local() implements Backend {}

    /**
     * An object in a bucket that exists already, locked by an object beside it.
     *
     * @param region the bucket's region
     */
    record S3(String bucket, String key, String region) implements Backend {}
  }
}
