package dev.vigie.metrics;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.vigie.metrics.Backlogs.Open;
import dev.vigie.metrics.Backlogs.Waiting;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * What is open and what waits, read every few seconds rather than at each scrape. Every replica
 * tells the same numbers, since they share the database: take the largest, not the sum.
 */
@Component
class BacklogGauges {

  private static final Logger LOG = LoggerFactory.getLogger(BacklogGauges.class);

  private final Backlogs backlogs;
  private final MultiGauge open;
  private final Clock time;
  private volatile Waiting last = Waiting.UNKNOWN;
  private volatile Optional<Map<String, Long>> failing = Optional.empty();

  BacklogGauges(Backlogs backlogs, List<Task<?>> tasks, MeterRegistry meters, Clock time) {
    this.backlogs = backlogs;
    this.time = time;
    this.open =
        MultiGauge.builder("vigie.tickets.open")
            .description("Tickets that are not closed")
            .register(meters);
    gauge(meters, "vigie.mail.unsent", "Mails that wait to be sent", Waiting::mailsUnsent);
    Gauge.builder("vigie.mail.oldest.unsent", this, gauges -> gauges.last.oldestUnsent())
        .description("For how long the oldest of them has waited")
        .baseUnit("seconds")
        .register(meters);
    gauge(meters, "vigie.mail.set.aside", "Mails that wait for a person", Waiting::mailsSetAside);
    gauge(meters, "vigie.tasks.waiting", "Tasks due, not begun yet", Waiting::tasksWaiting);
    tasks.forEach(task -> failing(task.getName(), meters));
    gauge(
        meters,
        "vigie.alarms.overdue",
        "Due instants that passed a minute ago and were not recorded",
        Waiting::alarmsOverdue);
  }

  private void gauge(
      MeterRegistry meters, String name, String description, ToDoubleFunction<Waiting> value) {
    Gauge.builder(name, this, gauges -> value.applyAsDouble(gauges.last))
        .description(description)
        .register(meters);
  }

  private void failing(String task, MeterRegistry meters) {
    Gauge.builder("vigie.tasks.failing", this, gauges -> gauges.failing(task))
        .tag("task", task)
        .description("Tasks that failed and will be tried again")
        .register(meters);
  }

  private double failing(String task) {
    return failing.map(known -> known.getOrDefault(task, 0L).doubleValue()).orElse(Double.NaN);
  }

  @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
  void read() {
    try {
      last = backlogs.waiting(time.instant());
      failing = Optional.of(backlogs.failing());
      open.register(backlogs.open().stream().map(BacklogGauges::row).toList(), true);
    } catch (DataAccessException | TransactionException away) {
      LOG.debug("The database does not say how much waits", away); // health says so
      last = Waiting.UNKNOWN;
      failing = Optional.empty();
      open.register(List.of(), true);
    }
  }

  private static MultiGauge.Row<?> row(Open open) {
    return MultiGauge.Row.of(
        Tags.of("agreement", open.agreement(), "status", open.status()), open.tickets());
  }
}
