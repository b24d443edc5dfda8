package dev.vigie.availability;

import java.util.List;

/**
 * A service as a person reads it, in one month.
 *
 * @param period the period that counts, in words; null where nothing was measured
 * @param left how much longer it may be down, in words; null where nothing is promised
 * @param over whether {@code left} is how much longer it was down than allowed
 */
record ServicePage(
    ServiceRow row,
    String instance,
    String active,
    String zone,
    String month,
    String monthName,
    String previous,
    String next,
    String period,
    String clause,
    String left,
    boolean over,
    List<SumRow> sums,
    List<String> lines,
    List<OutageRow> outages,
    List<MaintenanceRow> maintenance,
    List<CorrectionRow> corrections,
    ServiceFields fields) {

  record SumRow(String reason, String clause, String length, boolean counted) {}

  record CorrectionRow(String at, String who, String what, String reason) {}

  /** What the fields of the form for the service hold. */
  record ServiceFields(
      String name, String plan, String instance, String activeFrom, String activeTo) {}

  /**
   * @param note null for customers
   */
  record OutageRow(
      String id,
      String state,
      String stateName,
      String span,
      String length,
      boolean running,
      String noticed,
      String cause,
      String causeName,
      String counts,
      String clause,
      String source,
      String ticket,
      String note,
      String startedField,
      String noticedField,
      String endedField,
      List<CorrectionRow> corrections) {}

  /**
   * @param announced when the customer was told, in words
   */
  record MaintenanceRow(
      String id,
      boolean everything,
      String state,
      String planned,
      String really,
      String length,
      String what,
      boolean requested,
      boolean cancelled,
      String announced,
      String counts,
      String clause,
      String fromField,
      String toField,
      String begunField,
      String endedField,
      List<CorrectionRow> corrections) {}
}
