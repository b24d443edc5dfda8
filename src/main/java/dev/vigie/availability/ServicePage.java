package dev.vigie.availability;

import dev.vigie.paging.Leaf;
import java.util.List;

/**
 * A service as a person reads it, in one month.
 *
 * @param period the period that counts, in words; null where nothing was measured
 * @param days of which it is the worst period that ends in the month; 0 for the month itself
 * @param running whether it is not over
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
    int days,
    boolean running,
    String clause,
    String left,
    boolean over,
    List<SumRow> sums,
    List<String> lines,
    List<OutageRow> outages,
    Leaf outagesLeaf,
    List<MaintenanceRow> maintenance,
    Leaf maintenanceLeaf,
    List<CorrectionRow> corrections,
    ServiceFields fields) {

  record SumRow(String reason, String clause, String length, boolean counted) {}

  /** What somebody set right at once. */
  record CorrectionRow(String at, String who, String reason, String what) {}

  /** What the fields of the form for the service hold. */
  record ServiceFields(
      String name, String plan, String instance, String activeFrom, String activeTo) {}

  /**
   * @param counts whether and how it counts, in words
   * @param style of that, as the style sheet knows it
   * @param note null for customers
   */
  record OutageRow(
      String id,
      String state,
      String style,
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
