package io.dagform.capability.storage;

import io.dagform.blueprint.CloudName;
import io.dagform.hcl.Value;
import java.util.List;

/** A bucket that is made. */
record OwnBucket(String name) implements Bucket {
  @Override
  public Value nameValue() {
    return StoragePart.MAIN.nameValue();
  }

  @Override
  public Value arn() {
    return StoragePart.MAIN.arn();
  }

  @Override
  public boolean managed() {
    return true;
  }

  @Override
  public List<CloudName> names() {
    return List.of(CloudName.everywhere("bucket", name, "storage.bucket"));
  }
}
