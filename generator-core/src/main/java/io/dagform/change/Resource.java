package io.dagform.change;

import io.dagform.hcl.Ref;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A resource of an output.
 *
 * @param arguments by their names, with the names of the blocks, keys and containers around them
 * @param ignored the arguments whose changes Terraform leaves alone
 */
record Resource(String address, SortedMap<String, Argument> arguments, List<String> ignored) {
  Resource {
    arguments = Collections.unmodifiableSortedMap(new TreeMap<>(arguments));
    ignored = List.copyOf(ignored);
  }

  /** Its type, such as {@code aws_s3_bucket}. */
  String type() {
    return new Ref(address).type();
  }

  /** What an argument comes to; absent if it is not set. */
  Optional<String> text(String argument) {
    return Optional.ofNullable(arguments.get(argument)).map(Argument::text);
  }
}
