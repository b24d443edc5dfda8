package dev.vigie.metrics;

import dev.vigie.ticket.TicketStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads from the database, in three queries, how much is open and how much waits to be done. */
@Repository
class Backlogs {

  private static final String WAITING =
      """
      select
        (select count(*) from notification where sent_at is null and refused_at is null)
          as mails_unsent,
        (select min(created_at) from notification where sent_at is null and refused_at is null)
          as mail_unsent_since,
        (select count(*) from incoming_mail where state = 'SET_ASIDE') as mails_set_aside,
        (select count(*) from scheduled_tasks where picked = false and execution_time <= :now)
          as tasks_waiting,
        (select count(*) from sla_clock where state = 'RUNNING' and due_at <= :overdue)
          as alarms_overdue
      """;

  private static final String FAILING =
      """
      select task_name, count(*) as tasks from scheduled_tasks
      where consecutive_failures > 0 group by task_name
      """;

  private static final String OPEN =
      """
      select agreement, status, count(*) as tickets from ticket
      where status in (:open)
      group by agreement, status
      """;

  /** A due instant is recorded within seconds, unless the engine is away or far behind. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final JdbcClient jdbc;

  Backlogs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Not a number where it is not known.
   *
   * @param oldestUnsent for how long the oldest mail has not been sent, in seconds
   * @param alarmsOverdue due instants that passed more than a minute ago and were not recorded
   */
  record Waiting(
      double mailsUnsent,
      double oldestUnsent,
      double mailsSetAside,
      double tasksWaiting,
      double alarmsOverdue) {

    static final Waiting UNKNOWN =
        new Waiting(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  record Open(String agreement, String status, long tickets) {}

  record Failing(String taskName, long tasks) {}

  Waiting waiting(Instant now) {
    return jdbc.sql(WAITING)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("overdue", LocalDateTime.ofInstant(now.minus(PATIENCE), ZoneOffset.UTC))
        .query((row, n) -> waiting(row, now))
        .single();
  }

  /**
   * How many tasks of which name failed and will be tried again; without those of which none did.
   */
  Map<String, Long> failing() {
    return jdbc.sql(FAILING).query(Failing.class).list().stream()
        .collect(Collectors.toMap(Failing::taskName, Failing::tasks));
  }

  List<Open> open() {
    return jdbc.sql(OPEN).param("open", TicketStatus.openOnes()).query(Open.class).list();
  }

  private static Waiting waiting(ResultSet row, Instant now) throws SQLException {
    var since = row.getObject("mail_unsent_since", LocalDateTime.class);
    return new Waiting(
        row.getLong("mails_unsent"),
        since == null ? 0 : Duration.between(since.toInstant(ZoneOffset.UTC), now).toSeconds(),
        row.getLong("mails_set_aside"),
        row.getLong("tasks_waiting"),
        row.getLong("alarms_overdue"));
  }
}
