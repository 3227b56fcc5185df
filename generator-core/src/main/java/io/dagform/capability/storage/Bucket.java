package io.dagform.capability.storage;

import io.dagform.blueprint.CloudName;
import io.dagform.hcl.Value;
import java.util.List;

/** The bucket of code and values. */
public sealed interface Bucket permits OwnBucket, ExistingBucket {
  String name();

  /** Its name, as a value. */
  Value nameValue();

  Value arn();

  /** Whether this deployment makes it and sets its rules. */
  boolean managed();

  List<CloudName> names();
}
