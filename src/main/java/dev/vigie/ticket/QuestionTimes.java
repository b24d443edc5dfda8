package dev.vigie.ticket;

import dev.vigie.agreement.Silence;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How long a customer is waited for, and when a silent one is reminded. */
@Component
class QuestionTimes {

  private final Promises promises;
  private final TicketRules rules;
  private final TicketProperties settings;

  QuestionTimes(Promises promises, TicketRules rules, TicketProperties settings) {
    this.promises = promises;
    this.rules = rules;
    this.settings = settings;
  }

  /** One that is asked now, with its times. */
  Question question(Ticket ticket, Question.Topic topic, String occurrence, Instant now) {
    return new Question(
        ticket.id(),
        topic,
        occurrence,
        now,
        remindAt(ticket, now, 1),
        silentAt(ticket, topic, now));
  }

  /**
   * At growing intervals, on the days that the agreement has.
   *
   * @param reminder from 1
   */
  Instant remindAt(Ticket ticket, Instant from, int reminder) {
    return promises.after(ticket, from, settings.reminder(reminder));
  }

  private Optional<Instant> silentAt(Ticket ticket, Question.Topic topic, Instant from) {
    return silence(ticket, topic).after().map(term -> promises.after(ticket, from, term));
  }

  /** By the agreement, or by our own settings where it says nothing. */
  Silence silence(Ticket ticket, Question.Topic topic) {
    return rules
        .of(ticket)
        .silence(ticket.plan(), topic.word())
        .orElseGet(
            () ->
                new Silence(
                    topic == Question.Topic.DETAILS
                        ? Optional.of(settings.patienceForDetails())
                        : Optional.empty(),
                    ""));
  }
}
