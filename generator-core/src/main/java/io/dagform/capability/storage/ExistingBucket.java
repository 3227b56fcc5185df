package io.dagform.capability.storage;

import io.dagform.blueprint.CloudName;
import io.dagform.hcl.Value;
import java.util.List;

/** A bucket that somebody else manages. */
record ExistingBucket(String name) implements Bucket {
  @Override
  public Value nameValue() {
    return Value.text(name);
  }

  @Override
  public Value arn() {
    return Value.text("arn:aws:s3:::" + name);
  }

  @Override
  public boolean managed() {
    return false;
  }

  @Override
  public List<CloudName> names() {
    return List.of();
  }
}
