package io.dagform.blueprint;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stands between a changed spec and what already runs, and what the spec allows to be lost.
 *
 * @param preventDestroy whether Terraform refuses to destroy what holds data
 * @param retired the reason for each resource, by its address, that Terraform forgets and AWS keeps
 * @param replaceable the reason for each resource, by its address, that may be replaced or
 *     destroyed
 * @param dagsterVersion what the tables of the database are to be of; absent where another
 *     deployment has the database
 * @param state where Terraform keeps its state, such as {@code s3://BUCKET/KEY}
 */
public record Safeguards(
    boolean preventDestroy,
    SortedMap<String, String> retired,
    SortedMap<String, String> replaceable,
    Optional<String> dagsterVersion,
    String state) {
  public Safeguards {
    retired = Collections.unmodifiableSortedMap(new TreeMap<>(retired));
    replaceable = Collections.unmodifiableSortedMap(new TreeMap<>(replaceable));
  }
}
