package dev.vigie.ticket;

import dev.vigie.calendar.Term;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param reopenWithin how long after its closure a reply opens a ticket again, as a term
 * @param remindAfter after how long a silent customer is reminded the first time; later reminders
 *     come at growing intervals, multiples of this
 */
@ConfigurationProperties("vigie.ticket")
record TicketProperties(
    @DefaultValue("7CD") String reopenWithin, @DefaultValue("2") int remindAfterBusinessDays) {

  Term reopening() {
    return Term.parse(reopenWithin);
  }

  Term reminder(int reminder) {
    return Term.parse("%dBD".formatted(Math.min(20, reminder * remindAfterBusinessDays)));
  }
}
