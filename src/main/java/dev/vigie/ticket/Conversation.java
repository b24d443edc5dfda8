package dev.vigie.ticket;

import dev.vigie.agreement.Objective;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is said between the customer and us while a ticket is worked on, and what that sets going.
 */
@Service
@Transactional
public class Conversation {

  private final Tickets tickets;
  private final Questions questions;
  private final Promises promises;
  private final Timeline timeline;
  private final QuestionTimes times;
  private final Inquiries inquiries;
  private final ApplicationEventPublisher events;
  private final Clock time;

  Conversation(
      Tickets tickets,
      Questions questions,
      Promises promises,
      Timeline timeline,
      QuestionTimes times,
      Inquiries inquiries,
      ApplicationEventPublisher events,
      Clock time) {
    this.tickets = tickets;
    this.questions = questions;
    this.promises = promises;
    this.timeline = timeline;
    this.times = times;
    this.inquiries = inquiries;
    this.events = events;
    this.time = time;
  }

  /**
   * Asks the customer; the clocks that the agreement lets pause stand still from now on.
   *
   * @param topic what for: {@code question} or {@code identity}
   */
  public AskedQuestion ask(TicketId id, String occurrence, String topic, String text) {
    return inquiries.ask(
        tickets.locked(id), // before its instant is taken, so that no reply comes in between
        occurrence,
        Question.Topic.of(topic),
        Happening.of(time.instant(), TimelineKind.QUESTION_SENT, Happening.AGENT).saying(text),
        question -> new TicketEvent.QuestionAsked(id, question.id(), text));
  }

  /** Asks the customer whether another severity than the claimed one is right (qohash/2.2.3). */
  public AskedQuestion proposeSeverity(
      TicketId id, String occurrence, String severity, String reason) {
    var ticket = tickets.locked(id);
    return inquiries.ask(
        ticket,
        occurrence,
        Question.Topic.SEVERITY,
        Happening.of(
                time.instant(),
                TimelineKind.SEVERITY_PROPOSED,
                Happening.AGENT,
                severity,
                ticket.severity())
            .saying(reason)
            .by(nullIfNone(times.silence(ticket, Question.Topic.SEVERITY).clause())),
        question ->
            new TicketEvent.SeverityProposed(
                id, question.id(), severity, reason, question.silentAt()));
  }

  /** Reminds a silent customer, at growing intervals; says when to remind again. */
  public Instant remind(String questionId, String occurrence) {
    var question = locked(questionId);
    var ticket = tickets.get(question.ticket());
    if (!question.open()) {
      return question.remindAt();
    }
    var now = time.instant();
    var reminded = Happening.of(now, TimelineKind.REMINDED, Happening.VIGIE);
    if (timeline.record(ticket.id(), occurrence, reminded)) {
      question.remind(times.remindAt(ticket, now, question.reminders() + 2));
      events.publishEvent(
          new TicketEvent.CustomerReminded(ticket.id(), questionId, question.reminders()));
    }
    return question.remindAt();
  }

  /** The customer wrote, and an agent is to read out of it what it means. */
  public void reply(TicketId id, String occurrence, String author, String text) {
    reply(id, occurrence, author, text, null);
  }

  /** Whether a reply would still reach somebody, which it does not once a closed ticket rests. */
  @Transactional(readOnly = true)
  public boolean takesReplies(TicketId id) {
    var ticket = tickets.lockedWhereWorkedOn(id);
    return ticket.status().open() || ticket.canBeReopenedAt(time.instant());
  }

  /**
   * The customer wrote a mail, which may have been on its way to us for long: an open question was
   * answered when it had arrived (decision D9).
   *
   * @param arrivedAt when our mail server had it
   */
  public void replyByMail(
      TicketId id, String occurrence, String author, String text, Instant arrivedAt) {
    var ticket = tickets.lockedWhereWorkedOn(id);
    var now = time.instant();
    var asked = ticket.openQuestion().flatMap(questions::findById).map(Question::askedAt);
    var told = asked.filter(arrivedAt::isAfter).isPresent() ? arrivedAt : now;
    receive(ticket, occurrence, author, text, null, told);
  }

  /**
   * The customer wrote. An open question is answered at this instant (decision D9), a closed ticket
   * is opened again.
   *
   * <p>What is said of a ticket that was merged goes to where it is worked on.
   *
   * @param occurrence the same for every delivery of the same reply
   * @param agrees whether the customer agrees to the solution or the other severity; null if an
   *     agent is to read that out of the text
   * @throws TicketClosed if the time for reopening is over
   * @throws NothingToAgreeTo if nothing waits for the customer's agreement
   */
  public void reply(TicketId id, String occurrence, String author, String text, Boolean agrees) {
    var ticket = tickets.lockedWhereWorkedOn(id);
    receive(ticket, occurrence, author, text, agrees, time.instant());
  }

  /**
   * @param now when it reached us
   */
  private void receive(
      Ticket ticket, String occurrence, String author, String text, Boolean agrees, Instant now) {
    if (!ticket.status().open() && !ticket.canBeReopenedAt(now)) {
      throw new TicketClosed(ticket.number());
    }
    var received = Happening.of(now, TimelineKind.REPLY_RECEIVED, author).saying(text);
    if (!timeline.record(ticket.id(), occurrence, received)) {
      return;
    }
    if (agrees != null && !asksForConsent(ticket)) {
      throw new NothingToAgreeTo(ticket.number());
    }
    if (!ticket.status().open()) {
      reopen(ticket, now);
    }
    ticket.openQuestion().ifPresent(question -> answered(ticket, question, agrees, now));
    ticket.replyArrived(now);
    events.publishEvent(new TicketEvent.ReplyReceived(ticket.id(), occurrence, text));
  }

  /**
   * The wait for the customer is over: the reply came, or an agent writes down what was said.
   *
   * @param note what an agent was told, and {@code told} when; both null if a reply came
   * @return what the tasks show now
   */
  public TaskFacts recordAnswer(String questionId, String note, Instant told) {
    var question = locked(questionId);
    var ticket = tickets.get(question.ticket());
    if (question.open()) {
      var answer = Happening.of(told, TimelineKind.ANSWERED, Happening.AGENT).saying(note);
      timeline.record(ticket.id(), "answered:" + questionId, answer);
      question.answer(told);
      promises.resume(ticket, told);
      ticket.handled();
      ticket.takeUp(told);
    }
    return promises.facts(ticket);
  }

  /**
   * A mail of ours reached nobody: somebody on the team has to find another way.
   *
   * @param status why, as the other mail server says it
   */
  public void mailCameBack(
      TicketId id, String occurrence, String recipient, String status, Instant at) {
    var ticket = tickets.locked(id);
    var returned = Happening.of(at, TimelineKind.MAIL_RETURNED, Happening.VIGIE, recipient, status);
    if (timeline.record(id, occurrence, returned) && ticket.status().open()) {
      ticket.hasNews();
    }
  }

  /** Whether a reply says in as many words that the customer agrees. */
  @Transactional(readOnly = true)
  public Optional<Boolean> agreed(String questionId) {
    return questions.findById(questionId).orElseThrow().agreed();
  }

  /**
   * The customer did not answer for as long as the agreement waits, which counts from the end of
   * that time, however late it is noticed. Nothing is owed any more, unless the customer was asked
   * for consent only: who says nothing then agrees (xtm/2.autoclose).
   *
   * @return since when; empty if an answer came at the last moment
   */
  public Optional<Instant> recordSilence(String questionId) {
    var question = locked(questionId);
    var ticket = tickets.get(question.ticket());
    var now = time.instant();
    var since = question.silentAt().filter(now::isAfter).orElse(now);
    var silence = times.silence(ticket, question.topic());
    var silent =
        Happening.of(since, silenceMeans(question.topic()), Happening.VIGIE)
            .by(nullIfNone(silence.clause()));
    if (question.open() && timeline.record(ticket.id(), "silent:" + questionId, silent)) {
      question.answer(since);
      ticket.takeUp(since);
      if (question.topic().silenceAgrees()) {
        promises.resume(ticket, since);
      } else {
        promises.endAll(ticket, since, now);
      }
    }
    return timeline.has(ticket.id(), "silent:" + questionId)
        ? Optional.of(question.answeredAt())
        : Optional.empty();
  }

  private static TimelineKind silenceMeans(Question.Topic topic) {
    return switch (topic) {
      case SEVERITY -> TimelineKind.SEVERITY_UNDISPUTED;
      case SOLUTION -> TimelineKind.SOLUTION_UNDISPUTED;
      case QUESTION, DETAILS, IDENTITY -> TimelineKind.SILENT;
    };
  }

  /** The customer is told how things stand, which keeps one update promise and begins the next. */
  public void update(TicketId id, String occurrence, String text, Instant at) {
    var ticket = tickets.locked(id);
    var clause = promises.clock(ticket, Objective.UPDATE).clause();
    var sent = Happening.of(at, TimelineKind.UPDATE_SENT, Happening.AGENT).saying(text).by(clause);
    if (timeline.record(id, occurrence, sent)) {
      ticket.handled();
      promises.updated(ticket, at, time.instant());
      events.publishEvent(new TicketEvent.UpdateSent(id, occurrence, text));
    }
  }

  private static String nullIfNone(String clause) {
    return clause.isEmpty() ? null : clause;
  }

  private void answered(Ticket ticket, String questionId, Boolean agrees, Instant at) {
    var question = questions.findById(questionId).orElseThrow();
    question.answer(at);
    if (agrees != null) {
      question.decide(agrees);
    }
    if (question.topic() != Question.Topic.DETAILS) {
      ticket.takeUp(at);
      promises.resume(ticket, at);
    } else {
      ticket.detailsTold(at);
    }
    events.publishEvent(new TicketEvent.QuestionAnswered(ticket.id(), questionId));
  }

  private boolean asksForConsent(Ticket ticket) {
    return ticket
        .openQuestion()
        .flatMap(questions::findById)
        .filter(question -> question.topic().silenceAgrees())
        .isPresent();
  }

  private void reopen(Ticket ticket, Instant at) {
    var closure = ticket.timesReopened();
    ticket.reopen(at);
    timeline.record(
        ticket.id(),
        "reopened:" + closure,
        Happening.of(at, TimelineKind.REOPENED, ticket.contact().name()));
    promises.nobodyIsAskedForAnUpdate(ticket);
    promises.reopen(ticket, at, "reopened");
    events.publishEvent(new TicketEvent.Reopened(ticket.id(), closure));
  }

  private Question locked(String questionId) {
    tickets.locked(new TicketId(questions.ticketOf(questionId).orElseThrow()));
    return questions.findById(questionId).orElseThrow();
  }
}
