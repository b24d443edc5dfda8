package dev.vigie.report;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The conditions of a report as SQL that H2, MariaDB and MySQL understand. All values are
 * parameters; {@code o} is the promise.
 */
final class ReportSql {

  private static final String DECIDED = decided("'MET', 'BREACHED', 'ENDED'");
  private static final String OPEN =
      "(o.outcome <> 'TAKEN_BACK' and o.started_at < :until"
          + " and (o.decided_at is null or o.decided_at >= :until))";

  private static final String QUESTION_OPEN =
      "q.asked_at < :until and (q.answered_at is null or q.answered_at > :from)";

  private final Map<String, Object> parameters = new HashMap<>();
  private final StringBuilder of = new StringBuilder();

  /**
   * @param now the end of a period that is not over yet
   */
  ReportSql(ReportQuestion asked, Instant now) {
    var span = asked.period().span();
    parameters.put("from", stored(span.start()));
    parameters.put("to", stored(span.end()));
    parameters.put(
        "until", stored(span.end().isAfter(now) ? later(now, span.start()) : span.end()));
    parameters.put("now", stored(now));
    var filter = asked.filter();
    equal("agreement", filter.agreement());
    equal("plan", filter.plan());
    equal("severity", filter.severity());
    equal("objective", filter.objective() == null ? null : filter.objective().name());
    equal("customer", filter.customer());
    equal("team", filter.team());
    asked.reader().organisation().ifPresent(own -> only("reader", "customer", own));
  }

  private void equal(String column, String value) {
    if (value != null) {
      only(column, column, value);
    }
  }

  private void only(String parameter, String column, String value) {
    of.append(" and o.").append(column).append(" = :").append(parameter);
    parameters.put(parameter, value);
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  /** Which promises a figure counts; null for all that were owed for some time of the period. */
  String counted(Figure figure) {
    return figure == null ? "(%s or %s)".formatted(DECIDED, OPEN) + of : condition(figure) + of;
  }

  /** All that match of which something was written down or corrected, whenever they were owed. */
  String writtenSince(Instant since) {
    parameters.put("since", stored(since));
    return "(o.recorded_at >= :since or o.corrected_at >= :since)" + of;
  }

  private String condition(Figure figure) {
    return switch (figure) {
      case PROMISED -> decided("'MET', 'BREACHED'");
      case MET, BREACHED, ENDED -> decided("'" + figure + "'");
      case OPEN -> OPEN;
      case PAUSED ->
          "o.outcome <> 'TAKEN_BACK' and exists (select 1 from promise_standstill s where "
              + standstill()
              + ")";
      case WAITED ->
          "o.outcome <> 'TAKEN_BACK' and exists (select 1 from question q"
              + " where q.ticket_id = o.ticket_id and "
              + QUESTION_OPEN
              + ")";
    };
  }

  /** Everything that was met, breached or ended in the period. */
  String decided() {
    return DECIDED + of;
  }

  private static String decided(String outcomes) {
    return "(o.outcome in (%s) and o.decided_at >= :from and o.decided_at < :to)"
        .formatted(outcomes);
  }

  /** Of {@code s}: while the customer was awaited, for some time of the period. */
  String standstill() {
    return "s.outcome_id = o.id and s.for_customer = true and s.began_at < :until"
        + " and (s.ended_at is null or s.ended_at > :from)";
  }

  /** Which promises stood still, with {@code s}. */
  String stoodStill() {
    return standstill() + " and o.outcome <> 'TAKEN_BACK'" + of;
  }

  /** In microseconds. */
  String overlap(String began, String ended) {
    return "timestampdiff(microsecond, greatest(%s, :from), least(coalesce(%s, :until), :until))"
        .formatted(began, ended);
  }

  /** Of {@code q}: questions, of tickets that count, that were open for some time of the period. */
  String waited() {
    return QUESTION_OPEN
        + " and exists (select 1 from promise_outcome o where o.ticket_id = q.ticket_id"
        + of
        + ")";
  }

  /** The number of the part in which a promise was decided, from 0. */
  String part(List<ReportPeriod> parts) {
    IntStream.range(0, parts.size())
        .forEach(i -> parameters.put("part" + i, stored(parts.get(i).span().end())));
    return IntStream.range(0, parts.size())
        .mapToObj(i -> "when o.decided_at < :part%d then %d".formatted(i, i))
        .collect(Collectors.joining(" ", "case ", " end"));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static LocalDateTime stored(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
