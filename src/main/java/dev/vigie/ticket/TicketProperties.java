package dev.vigie.ticket;

import dev.vigie.calendar.Term;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Times that the process owns, not an agreement.
 *
 * @param reopenWithin how long after its closure a reply opens a ticket again, as a term
 * @param waitForDetails how long a request that lacks details is waited for, as a term
 * @param waitForObjection how long an agent may still overrule a referral, as a term
 * @param remindAfterBusinessDays after how many a silent customer is reminded the first time; each
 *     later interval is longer by as much, up to 20
 */
@ConfigurationProperties("vigie.ticket")
record TicketProperties(
    @DefaultValue("7CD") String reopenWithin,
    @DefaultValue("10BD") String waitForDetails,
    @DefaultValue("5BD") String waitForObjection,
    @DefaultValue("2") int remindAfterBusinessDays) {

  Term patienceForDetails() {
    return Term.parse(waitForDetails);
  }

  Term patienceForObjection() {
    return Term.parse(waitForObjection);
  }

  Term reopening() {
    return Term.parse(reopenWithin);
  }

  Term reminder(int reminder) {
    return Term.parse("%dBD".formatted(Math.min(20, reminder * remindAfterBusinessDays)));
  }
}
