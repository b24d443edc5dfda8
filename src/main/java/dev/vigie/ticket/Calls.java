package dev.vigie.ticket;

import dev.vigie.agreement.Objective;
import dev.vigie.agreement.PhoneCall;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Calls that an agreement wants beside a mail (trackforce/channels). Each belongs to the entry of
 * the timeline by which the customer was written to; the next such entry, the customer's answer and
 * the end of the ticket make it needless.
 */
@Service
@Transactional
public class Calls {

  private static final Map<TimelineKind, String> OCCASIONS =
      Map.of(
          TimelineKind.UPDATE_SENT, "update",
          TimelineKind.QUESTION_SENT, "question",
          TimelineKind.RESOLUTION_OFFERED, "solution",
          TimelineKind.WORKAROUND_OFFERED, "solution",
          TimelineKind.FIX_OFFERED, "solution");

  private static final Set<TimelineKind> NOTHING_TO_TELL =
      Set.of(
          TimelineKind.REPLY_RECEIVED,
          TimelineKind.ANSWERED,
          TimelineKind.SILENT,
          TimelineKind.OBJECTED,
          TimelineKind.FIX_PROMISED,
          TimelineKind.RESOLVED,
          TimelineKind.CLOSED,
          TimelineKind.WITHDRAWN,
          TimelineKind.MERGED);

  private static final int OCCASION = 0;
  private static final int KEY = 1;
  private static final int DUE = 2;

  private final Tickets tickets;
  private final TicketRules rules;
  private final Promises promises;
  private final Timeline timeline;
  private final WallTime times;
  private final ApplicationEventPublisher events;

  Calls(
      Tickets tickets,
      TicketRules rules,
      Promises promises,
      Timeline timeline,
      WallTime times,
      ApplicationEventPublisher events) {
    this.tickets = tickets;
    this.rules = rules;
    this.promises = promises;
    this.timeline = timeline;
    this.times = times;
    this.events = events;
  }

  /**
   * One of them, as an agent's task shows it.
   *
   * @param key the occurrence of what the customer was written
   * @param phone empty if none is known
   * @param script what to say, in the language of the contact
   * @param dueAt as {@link WallTime} writes it
   */
  public record Task(
      String key,
      String contact,
      String phone,
      String language,
      String script,
      String dueAt,
      String clause) {}

  @EventListener
  void on(TimelineEntry entry) {
    var occasion = OCCASIONS.get(entry.kind());
    if (occasion != null) {
      drop(entry.ticket(), entry.at());
      rule(tickets.get(entry.ticket()), occasion).ifPresent(call -> owe(entry, occasion, call));
    } else if (NOTHING_TO_TELL.contains(entry.kind())) {
      drop(entry.ticket(), entry.at());
    }
  }

  private Optional<PhoneCall> rule(Ticket ticket, String occasion) {
    return rules.of(ticket).phoneCall(ticket.plan(), ticket.severity(), occasion);
  }

  private void owe(TimelineEntry entry, String occasion, PhoneCall call) {
    var ticket = tickets.get(entry.ticket());
    var script = call.script().in(ticket.contact().locale());
    var told = entry.detail().map(text -> script + "\n\n" + text).orElse(script);
    var owed =
        Happening.of(
                entry.at(),
                TimelineKind.CALL_OWED,
                Happening.VIGIE,
                "call." + occasion,
                entry.occurrence(),
                promises.after(ticket, entry.at(), call.within()))
            .saying(told)
            .by(call.clause());
    if (timeline.record(ticket.id(), "call:" + entry.occurrence(), owed)) {
      events.publishEvent(new TicketEvent.CallOwed(ticket.id(), entry.occurrence()));
    }
  }

  private void drop(TicketId ticket, Instant at) {
    open(ticket)
        .forEach(
            owed -> {
              var key = owed.arguments().get(KEY);
              var dropped =
                  Happening.of(
                      at,
                      TimelineKind.CALL_DROPPED,
                      Happening.VIGIE,
                      owed.arguments().get(OCCASION));
              timeline.record(ticket, "call-dropped:" + key, dropped);
              events.publishEvent(new TicketEvent.CallDropped(ticket, key));
            });
  }

  /** Owed, and neither made nor needless by now. */
  private List<TimelineEntry> open(TicketId ticket) {
    var known =
        timeline.of(
            ticket,
            Set.of(TimelineKind.CALL_OWED, TimelineKind.CALL_MADE, TimelineKind.CALL_DROPPED));
    var over = known.stream().map(TimelineEntry::occurrence).collect(Collectors.toSet());
    return known.stream()
        .filter(entry -> entry.kind() == TimelineKind.CALL_OWED)
        .filter(owed -> !over.contains("call-made:" + owed.arguments().get(KEY)))
        .filter(owed -> !over.contains("call-dropped:" + owed.arguments().get(KEY)))
        .toList();
  }

  @Transactional(readOnly = true)
  public Task task(TicketId id, String key) {
    var owed = owed(id, key);
    var ticket = tickets.get(id);
    var contact = ticket.contact();
    return new Task(
        key,
        contact.name(),
        Optional.ofNullable(contact.phone()).orElse(""),
        contact.language(),
        owed.detail().orElse(""),
        times.written(
            promises.clock(ticket, Objective.FIRST_RESPONSE),
            Optional.of(Instant.parse(owed.arguments().get(DUE)))),
        owed.clause().orElse(""));
  }

  /**
   * @param occurrence the same for every delivery of the same attempt
   * @param outcome {@code reached}, {@code message}, {@code unreachable} or {@code again}
   * @throws IllegalArgumentException if it is none of them
   */
  public void made(
      TicketId id, String key, String occurrence, String outcome, String note, Instant at) {
    var result = CallOutcome.of(outcome);
    tickets.locked(id);
    var owed = owed(id, key);
    var again = result == CallOutcome.AGAIN;
    var made =
        Happening.of(
                at,
                again ? TimelineKind.CALL_TRIED : TimelineKind.CALL_MADE,
                Happening.AGENT,
                owed.arguments().get(OCCASION),
                "call." + result.word())
            .saying(note)
            .by(owed.clause().orElse(null));
    timeline.record(id, again ? "call-tried:" + occurrence : "call-made:" + key, made);
  }

  private TimelineEntry owed(TicketId id, String key) {
    return timeline.find(id, "call:" + key).orElseThrow();
  }
}
