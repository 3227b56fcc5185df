package io.dagform.blueprint;

import io.dagform.hcl.Value;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A metric of CloudWatch, as somebody looks at it (Amazon CloudWatch user guide, "Metrics
 * concepts").
 *
 * @param statistic such as {@code Average}
 * @param periodSeconds how long the statistic is taken over
 */
public record Metric(
    String namespace,
    String name,
    SortedMap<String, Value> dimensions,
    String statistic,
    int periodSeconds) {
  public Metric {
    dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
  }
}
