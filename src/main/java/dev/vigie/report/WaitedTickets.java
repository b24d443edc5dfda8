package dev.vigie.report;

import dev.vigie.ticket.TicketNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Which tickets waited for their customers, and for how long. Each counts once, by what it is now,
 * whether or not it was promised a time.
 */
@Service
class WaitedTickets {

  private static final int AT_ONCE = 2_000;

  private static final String ROW =
      """
      select t.seq, t.subject, t.agreement, coalesce(t.plan, '') plan, %s severity, t.customer,
          t.team, w.waited
        from (select t.seq, sum(%s) waited from question q join ticket t on t.id = q.ticket_id
            where %s group by t.seq order by %s limit %s) w
          join ticket t on t.seq = w.seq
        order by %s""";

  private final JdbcClient jdbc;
  private final Clock time;

  WaitedTickets(JdbcClient jdbc, Clock time) {
    this.jdbc = jdbc;
    this.time = time;
  }

  /** All in all. */
  Duration sum(ReportQuestion asked) {
    var sql = sql(asked);
    return jdbc.sql(
            "select sum(%s) from question q join ticket t on t.id = q.ticket_id where %s"
                .formatted(sql.questionTime(), sql.waited()))
        .params(sql.parameters())
        .query((row, number) -> Duration.of(row.getLong(1), ChronoUnit.MICROS))
        .single();
  }

  long count(ReportQuestion asked) {
    var sql = sql(asked);
    return jdbc.sql(
            "select count(distinct t.id) from question q join ticket t on t.id = q.ticket_id where "
                + sql.waited())
        .params(sql.parameters())
        .query(Long.class)
        .single();
  }

  /** Those that waited longest first. */
  List<WaitedTicket> page(ReportQuestion asked, int page, int size) {
    var sql = sql(asked);
    return jdbc.sql(rows(sql, sql.waited(), "waited desc, t.seq", ":size offset :offset"))
        .params(sql.parameters())
        .param("size", size)
        .param("offset", (long) page * size)
        .query(WaitedTickets::row)
        .list();
  }

  /** One after the other, in the order of their numbers, never many in memory. */
  void each(ReportQuestion asked, Consumer<WaitedTicket> reader) {
    var after = 0L;
    List<WaitedTicket> some;
    do {
      var sql = sql(asked);
      some =
          jdbc.sql(rows(sql, sql.waited() + " and t.seq > :after", "t.seq", ":size"))
              .params(sql.parameters())
              .param("after", after)
              .param("size", AT_ONCE)
              .query(WaitedTickets::row)
              .list();
      some.forEach(reader);
      after = some.isEmpty() ? after : some.getLast().number().seq();
    } while (some.size() == AT_ONCE);
  }

  private ReportSql sql(ReportQuestion asked) {
    return new ReportSql(asked, time.instant());
  }

  private static String rows(ReportSql sql, String which, String order, String limit) {
    return ROW.formatted(ReportSql.TICKET_SEVERITY, sql.questionTime(), which, order, limit, order);
  }

  private static WaitedTicket row(ResultSet row, int number) throws SQLException {
    return new WaitedTicket(
        new TicketNumber(row.getLong("seq")),
        row.getString("subject"),
        row.getString("agreement"),
        row.getString("plan"),
        row.getString("severity"),
        row.getString("customer"),
        row.getString("team"),
        Duration.of(row.getLong("waited"), ChronoUnit.MICROS));
  }
}
