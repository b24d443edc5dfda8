package dev.vigie.report;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What was promised in a period, and what became of it.
 *
 * @param waited for how long, within the period, tickets waited for their customers, see {@link
 *     WaitedTickets}
 * @param trend the same part by part of the period; only what was met, breached or ended
 */
public record SlaReport(
    ReportPeriod period,
    Figures total,
    Duration waited,
    Map<Dimension, List<Line>> by,
    List<Part> trend) {

  /**
   * @param key one value for each column of the dimension
   */
  public record Line(List<String> key, Figures figures) {}

  public record Part(ReportPeriod period, Figures figures) {}
}
