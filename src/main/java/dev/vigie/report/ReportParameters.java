package dev.vigie.report;

/**
 * What a report is asked for, as it is written in an address; null or empty where it makes no
 * difference.
 *
 * @param from the first day, such as {@code 2026-10-01}
 * @param to the last day, which belongs to the period
 */
record ReportParameters(
    String from,
    String to,
    String agreement,
    String plan,
    String severity,
    String objective,
    String customer,
    String team) {}
