package dev.vigie.report;

import java.util.List;

/** By what a report tells its figures apart. */
public enum Dimension {
  OBJECTIVE("objective"),
  AGREEMENT("agreement"),
  PLAN("agreement", "plan"),
  SEVERITY("agreement", "severity"),
  CUSTOMER("customer"),
  TEAM("team");

  private final List<String> columns;

  Dimension(String... columns) {
    this.columns = List.of(columns);
  }

  /** Plans and severities mean something within their agreement only. */
  List<String> columns() {
    return columns;
  }

  /** Who works on a ticket is the team's own business. */
  boolean forTheTeam() {
    return this == CUSTOMER || this == TEAM;
  }
}
