package dev.vigie.ticket;

import dev.vigie.agreement.Coverage;
import dev.vigie.agreement.RequiredDetail;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What stands between a request and its promised times: whether it tells everything that the
 * agreement asks for, and whether the agreement covers it. Both are tables of the agreement, in the
 * version the ticket was opened under.
 */
@Service
@Transactional
public class Gate {

  private final Tickets tickets;
  private final TicketRules rules;
  private final RequestFacts facts;
  private final Assessment assessment;
  private final Promises promises;
  private final Questions questions;
  private final QuestionTimes times;
  private final Timeline timeline;
  private final TicketProperties settings;
  private final ApplicationEventPublisher events;
  private final Clock time;

  Gate(
      Tickets tickets,
      TicketRules rules,
      RequestFacts facts,
      Assessment assessment,
      Promises promises,
      Questions questions,
      QuestionTimes times,
      Timeline timeline,
      TicketProperties settings,
      ApplicationEventPublisher events,
      Clock time) {
    this.tickets = tickets;
    this.rules = rules;
    this.facts = facts;
    this.assessment = assessment;
    this.promises = promises;
    this.questions = questions;
    this.times = times;
    this.timeline = timeline;
    this.settings = settings;
    this.events = events;
    this.time = time;
  }

  /** The first look at a request, at the instant at which it was received. */
  void receive(Ticket ticket) {
    var missing = missing(ticket);
    if (missing.isEmpty()) {
      complete(ticket, ticket.receivedAt());
      return;
    }
    ticket.lacksDetails();
    timeline.record(
        ticket.id(),
        "incomplete",
        Happening.of(ticket.receivedAt(), TimelineKind.INCOMPLETE, Happening.VIGIE)
            .saying(String.join("\n", labels(ticket, missing)))
            .by(missing.getFirst().clause()));
  }

  /** How a request stands now; the process asks each time it may have changed. */
  public Verdict check(TicketId id, long processInstanceKey) {
    var ticket = tickets.locked(id);
    var started = Happening.of(time.instant(), TimelineKind.STARTED, Happening.VIGIE);
    if (timeline.record(id, "started", started)) {
      ticket.startedAs(processInstanceKey);
    }
    return verdict(ticket);
  }

  public Verdict verdict(TicketId id) {
    return verdict(tickets.get(id));
  }

  private static Verdict verdict(Ticket ticket) {
    if (ticket.owedSince().isPresent()) {
      return Verdict.TAKEN_IN;
    }
    if (ticket.completeAt().isEmpty()) {
      return ticket.unreadReply() ? Verdict.ANSWERED : Verdict.INCOMPLETE;
    }
    return ticket.coverage() == Coverage.Outcome.ACCOUNT_MANAGER
        ? Verdict.ACCOUNT_MANAGER
        : Verdict.OUTSIDE;
  }

  /** The customer is told exactly what is missing. */
  public AskedQuestion askForDetails(TicketId id, String occurrence) {
    var ticket = tickets.locked(id);
    var question =
        questions
            .findByTicketIdAndOccurrence(id.value(), occurrence)
            .orElseGet(() -> askNow(ticket, occurrence));
    return AskedQuestion.of(question);
  }

  /**
   * The customer tells what was missing; details of the same name are replaced. What is told of a
   * request that was complete before is something new for an agent to read, and answers nothing.
   */
  public void add(TicketId id, String occurrence, String actor, AddedDetails added) {
    var ticket = tickets.locked(id);
    if (!ticket.status().open()) {
      throw new TicketClosed(ticket.number());
    }
    var now = time.instant();
    var told = Happening.of(now, TimelineKind.REPLY_RECEIVED, actor).saying(text(added));
    if (timeline.record(id, occurrence, told)) {
      keep(ticket, added);
      if (ticket.completeAt().isPresent()) {
        ticket.replyArrived(now);
        return;
      }
      if (missing(ticket).isEmpty()) {
        ticket.openQuestion().ifPresent(question -> answered(ticket, question, now));
        complete(ticket, now);
      }
    }
  }

  /**
   * An agent writes down what the customer told.
   *
   * @param enough whether the agent can do without what is still missing
   * @param told when it was written down; the customer's own reply counts if there is one
   */
  public void record(
      TicketId id,
      String occurrence,
      AddedDetails added,
      boolean enough,
      String note,
      Instant told) {
    var ticket = tickets.locked(id);
    if (ticket.completeAt().isPresent()) {
      return; // the customer was faster
    }
    var written = Happening.of(told, TimelineKind.ANSWERED, Happening.AGENT).saying(note);
    if (timeline.record(id, occurrence, written)) {
      var since = ticket.unreadReply() ? ticket.lastReplyAt().orElse(told) : told;
      ticket.handled();
      keep(ticket, added);
      if (enough || missing(ticket).isEmpty()) {
        complete(ticket, since);
      }
    }
  }

  /**
   * The customer is told what to do instead.
   *
   * @return until when an agent may overrule that; an account manager may take any time
   */
  public Instant refer(TicketId id) {
    var ticket = tickets.locked(id);
    var coverage = coverage(ticket);
    var answer = coverage.answers().in(ticket.contact().locale());
    var now = time.instant();
    var referred =
        Happening.of(now, TimelineKind.REFERRED, Happening.VIGIE)
            .saying(answer)
            .by(coverage.clause());
    if (timeline.record(id, "referred", referred)) {
      ticket.toldOfReferral(now);
      events.publishEvent(new TicketEvent.Referred(id, answer));
    }
    return ticket.coverage() == Coverage.Outcome.ACCOUNT_MANAGER
        ? AskedQuestion.NEVER
        : promises.after(ticket, now, settings.patienceForObjection());
  }

  /** An agent takes the request in although the table says no, or the account manager agreed. */
  public Verdict overrule(TicketId id, String occurrence, String reason, Instant at) {
    var ticket = tickets.locked(id);
    var overruled =
        Happening.of(at, TimelineKind.OVERRULED, Happening.AGENT)
            .saying(reason)
            .by(ticket.coverageClause().orElse(null));
    if (timeline.record(id, occurrence, overruled) && ticket.owedSince().isEmpty()) {
      var agreedOnly = ticket.coverage() == Coverage.Outcome.ACCOUNT_MANAGER;
      takeIn(ticket, Coverage.COVERED, agreedOnly ? at : ticket.completeAt().orElse(at));
      ticket.overruled(at);
    }
    return verdict(ticket);
  }

  /** Nobody overruled the referral. */
  public void leaveReferred(TicketId id, String occurrence) {
    var ticket = tickets.locked(id);
    var now = time.instant();
    var closed = Happening.of(now, TimelineKind.CLOSED, Happening.VIGIE);
    if (ticket.status().open() && timeline.record(id, occurrence, closed)) {
      ticket.leaveReferred(now);
    }
  }

  private Question askNow(Ticket ticket, String occurrence) {
    var now = time.instant();
    var missing = labels(ticket, missing(ticket));
    var question = questions.save(times.question(ticket, Question.Topic.DETAILS, occurrence, now));
    ticket.askForDetails(question);
    timeline.record(
        ticket.id(),
        question.asking(),
        Happening.of(now, TimelineKind.QUESTION_SENT, Happening.VIGIE)
            .saying(String.join("\n", missing)));
    events.publishEvent(new TicketEvent.DetailsMissing(ticket.id(), question.id(), missing));
    return question;
  }

  private void answered(Ticket ticket, String questionId, Instant at) {
    questions.close(questionId, at);
    events.publishEvent(new TicketEvent.QuestionAnswered(ticket.id(), questionId));
  }

  private void keep(Ticket ticket, AddedDetails added) {
    ticket.addDetails(
        added.serviceVersion(),
        added.impact(),
        added.environment(),
        facts.merged(ticket, added.others()));
  }

  private void complete(Ticket ticket, Instant at) {
    ticket.detailsComplete(at);
    if (!at.equals(ticket.receivedAt())) {
      timeline.record(
          ticket.id(),
          "completed",
          Happening.of(at, TimelineKind.COMPLETED, ticket.contact().name()));
      events.publishEvent(new TicketEvent.RequestCompleted(ticket.id()));
    }
    var coverage = coverage(ticket);
    if (coverage.takenIn()) {
      takeIn(ticket, coverage, at);
    } else {
      ticket.refer(coverage);
    }
  }

  private void takeIn(Ticket ticket, Coverage coverage, Instant since) {
    ticket.takeIn(coverage, since);
    if (coverage.outcome() == Coverage.Outcome.NO_TIMES) {
      timeline.record(
          ticket.id(),
          "not-owed",
          Happening.of(since, TimelineKind.NOT_OWED, Happening.VIGIE)
              .saying(coverage.answers().in(ticket.contact().locale()))
              .by(coverage.clause()));
    }
    assessment.find(ticket, since);
    ticket.handOver(promises.terms(ticket, ticket.severity()).teams().getFirst());
    promises.start(ticket, since);
  }

  private List<RequiredDetail> missing(Ticket ticket) {
    var told = facts.of(ticket);
    return rules.of(ticket).required(told).stream()
        .filter(required -> !tells(told, required.detail()))
        .toList();
  }

  /** In the customer's language. */
  private static List<String> labels(Ticket ticket, List<RequiredDetail> missing) {
    var language = ticket.contact().locale();
    return missing.stream().map(detail -> detail.label().in(language)).toList();
  }

  private static boolean tells(Map<String, Object> told, String detail) {
    var value = told.getOrDefault(detail, ((Map<?, ?>) told.get("details")).get(detail));
    return value != null && !value.equals(false) && !value.toString().isBlank();
  }

  private Coverage coverage(Ticket ticket) {
    return rules.of(ticket).coverage(facts.of(ticket));
  }

  private static String text(AddedDetails added) {
    return added.others().entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(
            Collectors.joining(
                "\n",
                line(added.serviceVersion()) + line(added.impact()) + line(added.environment()),
                ""))
        .strip();
  }

  private static String line(String told) {
    return told == null || told.isBlank() ? "" : told + "\n";
  }
}
