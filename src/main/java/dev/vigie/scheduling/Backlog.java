package dev.vigie.scheduling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether more is owed to the outside than can be done soon. Whoever would owe yet more then asks
 * to be left alone for a while, so that what was taken in is done in time.
 */
@Component
public class Backlog {

  private static final Duration KNOWN_FOR = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final JdbcClient jdbc;
  private final SchedulingProperties settings;
  private final Clock time;
  private volatile Reading last = new Reading(Instant.EPOCH, 0);

  Backlog(JdbcClient jdbc, SchedulingProperties settings, Clock time) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.time = time;
  }

  private record Reading(Instant at, long waiting) {}

  /** How long to leave us alone; empty if there is room. */
  public Optional<Duration> tooLong() {
    return waiting() > settings.mostWaiting() ? Optional.of(PAUSE) : Optional.empty();
  }

  private long waiting() {
    var now = time.instant();
    var known = last;
    if (known.at().plus(KNOWN_FOR).isAfter(now)) {
      return known.waiting();
    }
    var waiting =
        jdbc.sql("select count(*) from scheduled_tasks where execution_time <= ?")
            .param(now.atOffset(ZoneOffset.UTC))
            .query(Long.class)
            .single();
    last = new Reading(now, waiting);
    return waiting;
  }
}
