package dev.vigie.ticket;

import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks the customer something and waits: the clocks that the agreement lets pause stand still until
 * there is an answer. Callers hold the ticket's lock.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class Inquiries {

  private final Questions questions;
  private final QuestionTimes times;
  private final Promises promises;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;

  Inquiries(
      Questions questions,
      QuestionTimes times,
      Promises promises,
      Timeline timeline,
      ApplicationEventPublisher events) {
    this.questions = questions;
    this.times = times;
    this.promises = promises;
    this.timeline = timeline;
    this.events = events;
  }

  /**
   * @param occurrence the same for every delivery of the same question
   * @param asked at an instant taken under the ticket's lock, so that no reply comes in between
   */
  AskedQuestion ask(
      Ticket ticket,
      String occurrence,
      Question.Topic topic,
      Happening asked,
      Function<Question, TicketEvent> told) {
    var question =
        questions
            .findByTicketIdAndOccurrence(ticket.id().value(), occurrence)
            .orElseGet(() -> askNow(ticket, occurrence, topic, asked, told));
    return AskedQuestion.of(question);
  }

  private Question askNow(
      Ticket ticket,
      String occurrence,
      Question.Topic topic,
      Happening asked,
      Function<Question, TicketEvent> told) {
    var question = questions.save(times.question(ticket, topic, occurrence, asked.at()));
    ticket.waitForAnswerTo(question);
    timeline.record(ticket.id(), question.asking(), asked);
    promises.pause(ticket, asked.at());
    events.publishEvent(told.apply(question));
    return question;
  }
}
