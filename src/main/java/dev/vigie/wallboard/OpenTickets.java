package dev.vigie.wallboard;

import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.TicketNumber;
import dev.vigie.ticket.TicketStatus;
import dev.vigie.ticket.Turn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads open tickets for the board: how many there are of each kind in one query, and those that
 * are due first in another, however many are open.
 */
@Repository
@Transactional(readOnly = true)
class OpenTickets {

  /** What is due within this is about to be missed. */
  static final Duration SOON = Duration.ofHours(1);

  /**
   * A promise presses while it runs, or was broken and not kept since. The interval of an
   * escalation is none that could be broken. The derived table begins with the open tickets: among
   * those that are closed there are more broken promises every month.
   */
  private static final String OPEN =
      """
      select o.*,
        case when o.due_at <= :now then 'BREACHED'
             when o.due_at <= :soon then 'SOON'
             when o.due_at is not null then 'LATER'
             when o.paused = 1 then 'PAUSED'
             else 'NOTHING_DUE' end as urgency
      from (
        select t.seq, t.id, t.subject, t.customer, t.agreement, t.team, t.status,
          t.process_instance_key, t.unread_reply, t.turn, t.turn_since,
          coalesce(t.severity_confirmed, t.severity_found, t.severity_claimed) as severity,
          p.due_at, p.paused
        from (
          select w.seq,
            min(case when c.state = 'PAUSED' then null
                     when c.objective = 'ESCALATION' and c.due_at <= :now then null
                     else c.due_at end) as due_at,
            max(case when c.state = 'PAUSED' then 1 else 0 end) as paused
          from ticket w
          left join sla_clock c on c.ticket_id = w.id
            and (c.state in ('RUNNING', 'PAUSED') or c.state = 'BREACHED' and c.met_at is null)
          where w.status in (:open)
          group by w.seq) p
        join ticket t on t.seq = p.seq) o
      """;

  private static final String GROUPS =
      """
      select urgency, turn, status, agreement, team, severity, count(*) as tickets
      from (%s) open_ticket
      group by urgency, turn, status, agreement, team, severity
      """
          .formatted(OPEN);

  private static final String MOST_URGENT_FIRST =
      """
      select * from (%s) open_ticket
      where 1 = 1%s
      order by case when due_at is null then 1 else 0 end, due_at, paused desc, seq
      limit :most offset :left_out
      """;

  private final JdbcClient jdbc;

  OpenTickets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How many there are, by everything that they can be narrowed to. */
  public List<TicketGroup> groups(Instant now) {
    return at(now, jdbc.sql(GROUPS)).query((row, n) -> group(row)).list();
  }

  /** By what is due first; after them what is paused, then what has no deadline. */
  public List<OpenTicket> mostUrgentFirst(BoardFilter filter, Instant now, int most, long leftOut) {
    var chosen = filter.chosen();
    var conditions =
        chosen.stream()
            .map(property -> " and %1$s = :chosen_%1$s".formatted(property.word()))
            .collect(Collectors.joining());
    var query =
        at(now, jdbc.sql(MOST_URGENT_FIRST.formatted(OPEN, conditions)))
            .param("most", most)
            .param("left_out", leftOut);
    for (var property : chosen) {
      query = query.param("chosen_" + property.word(), filter.of(property));
    }
    return query.query((row, n) -> ticket(row)).list();
  }

  private static StatementSpec at(Instant now, StatementSpec query) {
    return query
        .param("now", stored(now))
        .param("soon", stored(now.plus(SOON)))
        .param("open", TicketStatus.openOnes());
  }

  private static TicketGroup group(ResultSet row) throws SQLException {
    return new TicketGroup(
        Urgency.valueOf(row.getString("urgency")),
        Turn.valueOf(row.getString("turn")),
        row.getString("status"),
        row.getString("agreement"),
        row.getString("team"),
        row.getString("severity"),
        row.getLong("tickets"));
  }

  private static OpenTicket ticket(ResultSet row) throws SQLException {
    var instance = row.getLong("process_instance_key");
    return new OpenTicket(
        new TicketId(row.getString("id")),
        new TicketNumber(row.getLong("seq")),
        row.getString("subject"),
        row.getString("customer"),
        row.getString("agreement"),
        row.getString("severity"),
        row.getString("team"),
        TicketStatus.valueOf(row.getString("status")),
        Urgency.valueOf(row.getString("urgency")),
        Turn.valueOf(row.getString("turn")),
        row.getObject("turn_since", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getBoolean("unread_reply"),
        instance == 0 ? Optional.empty() : Optional.of(instance));
  }

  /** Instants are stored in UTC, whatever the zones of the two machines. */
  private static LocalDateTime stored(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
