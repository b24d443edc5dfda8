package dev.vigie.report;

import dev.vigie.ticket.Visibility;

/** What a report is about, and who reads it. */
public record ReportQuestion(ReportPeriod period, ReportFilter filter, Visibility reader) {}
