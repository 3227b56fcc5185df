package io.dagform.capability.code;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files with Dagster's definitions.
 *
 * @param byLocation the file of each code location by the location's name
 * @param named whether the spec names the locations: otherwise there is one, called as the
 *     deployment
 */
record PythonFiles(SortedMap<String, String> byLocation, boolean named) {
  PythonFiles {
    byLocation = Collections.unmodifiableSortedMap(new TreeMap<>(byLocation));
  }
}
