package io.dagform.blueprint;

import java.util.List;

/**
 * A chart of the dashboard.
 *
 * @param title what it shows, with the unit
 */
public record Chart(String title, List<Series> series) {
  public Chart {
    series = List.copyOf(series);
  }

  /** One of its lines. */
  public record Series(String label, Metric metric) {}
}
