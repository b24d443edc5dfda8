package dev.vigie.report;

import io.swagger.v3.oas.annotations.Parameter;

/**
 * What a report is asked for, as it is written in an address; null or empty where it makes no
 * difference.
 */
record ReportParameters(
    @Parameter(description = "The first day", example = "2026-10-01", required = true) String from,
    @Parameter(
            description = "The last day, which belongs to the period",
            example = "2026-10-31",
            required = true)
        String to,
    @Parameter(
            description =
                "Whose days these are, as in the IANA time zone database; if it is not given, the"
                    + " zone of the agreement that is asked for, else the one that Vigie is set to",
            example = "Europe/Paris")
        String zone,
    @Parameter(example = "trackforce") String agreement,
    @Parameter(description = "Of agreements that have plans", example = "gold") String plan,
    @Parameter(example = "Critical") String severity,
    @Parameter(description = "FIRST_RESPONSE, UPDATE or RESOLUTION") String objective,
    @Parameter(description = "The organisation; customers get their own in any case")
        String customer,
    @Parameter(description = "Who worked on it; of no effect for customers") String team) {

  boolean withoutDays() {
    return from == null && to == null;
  }

  /** The same, in the zone that it has by itself. */
  ReportParameters withoutZone() {
    return new ReportParameters(
        from, to, null, agreement, plan, severity, objective, customer, team);
  }
}
