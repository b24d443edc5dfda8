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
 * parameters; {@code o} is the promise, {@code t} a ticket and {@code q} a question of it.
 */
final class ReportSql {

  private static final String DECIDED = decided("'MET', 'BREACHED', 'ENDED'");
  private static final String OPEN =
      "(o.outcome <> 'TAKEN_BACK' and o.started_at < :until"
          + " and (o.decided_at is null or o.decided_at >= :until))";

  /** The one that counts now. */
  static final String TICKET_SEVERITY =
      "coalesce(t.severity_confirmed, t.severity_found, t.severity_claimed)";

  private static final String OWED =
      "exists (select 1 from promise_outcome o where o.ticket_id = t.id"
          + " and o.objective = :objective and o.outcome <> 'TAKEN_BACK')";

  private final Map<String, Object> parameters = new HashMap<>();
  private final StringBuilder of = new StringBuilder();
  private final StringBuilder ofTickets = new StringBuilder();

  /**
   * @param now the end of a period that is not over yet
   */
  ReportSql(ReportQuestion asked, Instant now) {
    var span = asked.period().span();
    parameters.put("from", stored(span.start()));
    parameters.put("to", stored(span.end()));
    parameters.put(
        "until", stored(span.end().isAfter(now) ? later(now, span.start()) : span.end()));
    var filter = asked.filter();
    only("agreement", filter.agreement(), "o.agreement = :agreement", "t.agreement = :agreement");
    only("plan", filter.plan(), "o.plan = :plan", "t.plan = :plan");
    only("severity", filter.severity(), "o.severity = :severity", TICKET_SEVERITY + " = :severity");
    only(
        "objective",
        filter.objective() == null ? null : filter.objective().name(),
        "o.objective = :objective",
        OWED);
    only("customer", filter.customer(), "o.customer = :customer", "t.customer = :customer");
    only("team", filter.team(), "o.team = :team", "t.team = :team");
    only(
        "reader",
        asked.reader().organisation().orElse(null),
        "o.customer = :reader",
        "t.customer = :reader");
  }

  private void only(String parameter, String value, String promises, String tickets) {
    if (value != null) {
      of.append(" and ").append(promises);
      ofTickets.append(" and ").append(tickets);
      parameters.put(parameter, value);
    }
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

  /** Of {@code q}: questions that were open for some time of the period. */
  String questions() {
    return "q.asked_at < :until and (q.answered_at is null or q.answered_at > :from)"
        + " and greatest(q.asked_at, :from) < least(coalesce(q.answered_at, :until), :until)";
  }

  /** For how long they were; in microseconds. */
  String questionTime() {
    return overlap("q.asked_at", "q.answered_at");
  }

  /** The same questions, of tickets {@code t} that count by what they are now. */
  String waited() {
    return questions() + ofTickets;
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
