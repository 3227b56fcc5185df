package io.dagform.blueprint;

import java.util.List;

/**
 * The chapters of the document, in their order. A chapter that nobody has a line for is left out.
 */
public enum Chapter {
  /** Below the title. */
  INTRODUCTION(""),
  OVERVIEW("Overview"),
  COMPONENTS("Components", "component", "what it is"),
  ACCESS("How to get in"),
  NETWORK("Network"),
  START("Start of a task"),
  RUNS("Runs", "task definition", "size, disk", "variables", "secrets", "rights"),
  ROLLOUT("Deployment"),
  SCALING("Number of tasks"),
  RIGHTS("Rights"),
  SECRETS("Secrets"),
  RISKS("Accepted risks"),
  FIRST_DEPLOYMENT("First deployment"),
  CHANGES("Changing it"),
  UPGRADES("Upgrading Dagster"),
  MONITORING("Monitoring", "what", "where"),
  ALARMS("Alarms", "alarm", "when", "why, and what to do"),
  TROUBLES("What can go wrong, and what to do", "what you see", "why", "what to do"),
  GROWTH("What grows", "what", "how it is bounded"),
  DESTRUCTION("Destroying it"),
  BILL("What AWS bills", "service", "quantity", "unit");

  /** The hours of a month that AWS counts with (AWS Pricing Calculator). */
  public static final int HOURS_OF_A_MONTH = 730;

  private final String title;
  private final String columns;

  Chapter(String title, String... columns) {
    this.title = title;
    this.columns = String.join("|", columns);
  }

  public String title() {
    return title;
  }

  /** The headings of its table. */
  public List<String> columns() {
    return List.of(columns.split("[|]", -1));
  }
}
