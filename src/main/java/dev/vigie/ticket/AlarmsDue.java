package dev.vigie.ticket;

import dev.vigie.clock.SlaClocks;
import dev.vigie.time.DueWork;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether everything that a ticket waits for by the clock has happened. */
@Component
class AlarmsDue implements DueWork {

  private final SlaClocks clocks;
  private final Questions questions;
  private final Tickets tickets;

  AlarmsDue(SlaClocks clocks, Questions questions, Tickets tickets) {
    this.clocks = clocks;
    this.questions = questions;
    this.tickets = tickets;
  }

  @Override
  public Optional<String> overdueAt(Instant now) {
    var due =
        clocks.countUnhandledAlarms(now)
            + questions.countDueReminders(now)
            + tickets.countToBeSettled(now);
    return due == 0 ? Optional.empty() : Optional.of(due + " alarms of tickets");
  }
}
