package dev.vigie.wallboard;

import dev.vigie.agreement.Objective;
import dev.vigie.calendar.Calendars;
import dev.vigie.clock.ClockState;
import dev.vigie.clock.SlaClock;
import dev.vigie.ticket.TicketViews;
import dev.vigie.wording.Countdown;
import dev.vigie.wording.Wording;
import dev.vigie.wording.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes one open ticket for a reader, with times in the zone of the calendar that counts. */
@Component
class RowWriter {

  private static final Comparator<SlaClock> BY_DUE =
      Comparator.comparing((SlaClock clock) -> clock.dueAt().orElse(Instant.MAX))
          .thenComparing(SlaClock::objective);

  private final Wording wording;
  private final Calendars calendars;
  private final TicketViews views;

  RowWriter(Wording wording, Calendars calendars, TicketViews views) {
    this.wording = wording;
    this.calendars = calendars;
    this.views = views;
  }

  Wallboard.Row row(OpenTicket ticket, List<SlaClock> owed, Instant now, Locale locale) {
    var pressing = pressing(owed, now);
    var words = wording.in(locale, pressing.map(this::zone).orElseGet(wording::zone));
    return new Wallboard.Row(
        ticket.number().toString(),
        ticket.subject(),
        ticket.customer(),
        ticket.agreement(),
        ticket.severity(),
        ticket.team(),
        ticket.urgency().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        pressing.map(clock -> pressing(clock, words, now)).orElse(null),
        pressing.flatMap(clock -> next(owed, clock, words, now)).orElse(null),
        missed(owed, words),
        ticket.unreadReply(),
        turn(ticket, words, now),
        views.links(ticket.number(), ticket.processInstanceKey()));
  }

  /** What is due first; where nothing is, what will go on when the customer has answered. */
  private static Optional<SlaClock> pressing(List<SlaClock> owed, Instant now) {
    var due = owed.stream().filter(clock -> presses(clock, now)).min(BY_DUE);
    return due.isPresent()
        ? due
        : owed.stream()
            .filter(clock -> clock.state() == ClockState.PAUSED)
            .min(Comparator.comparing(SlaClock::objective));
  }

  private static boolean presses(SlaClock clock, Instant now) {
    return switch (clock.state()) {
      case RUNNING ->
          clock.dueAt().isPresent()
              && (clock.objective() != Objective.ESCALATION || clock.dueAt().get().isAfter(now));
      case BREACHED -> clock.metAt().isEmpty();
      default -> false;
    };
  }

  private Wallboard.Pressing pressing(SlaClock clock, Words words, Instant now) {
    var due = clock.dueAt().filter(at -> clock.state() != ClockState.PAUSED);
    var used =
        known(clock)
            ? clock.deadline(calendars).map(deadline -> deadline.usedAt(now)).orElse(0.0)
            : 0;
    return new Wallboard.Pressing(
        words.objective(clock.objective()),
        (int) Math.round(used * 100),
        clock.warnAt().filter(at -> !now.isBefore(at)).isPresent(),
        due.map(at -> Countdown.to(at, now, words)).orElse(null),
        due.map(words::moment).orElse(null));
  }

  private static Optional<String> next(
      List<SlaClock> owed, SlaClock first, Words words, Instant now) {
    return owed.stream()
        .filter(clock -> clock != first && clock.state() == ClockState.RUNNING)
        .filter(clock -> clock.dueAt().filter(now::isBefore).isPresent())
        .min(BY_DUE)
        .map(
            clock ->
                words.text(
                    "wallboard.then",
                    words.objective(clock.objective()),
                    length(Duration.between(now, clock.dueAt().orElseThrow()), words)));
  }

  private static List<String> missed(List<SlaClock> owed, Words words) {
    return owed.stream()
        .filter(clock -> clock.breachedAt().isPresent())
        .sorted(Comparator.comparing(SlaClock::objective))
        .map(clock -> words.objective(clock.objective()))
        .toList();
  }

  private static String turn(OpenTicket ticket, Words words, Instant now) {
    var since = Duration.between(ticket.turnSince(), now);
    return words.text(
        "wallboard.waits." + ticket.turn(),
        length(since.isNegative() ? Duration.ZERO : since, words),
        ticket.team());
  }

  /** Without the seconds, which nobody keeps running here. */
  private static String length(Duration time, Words words) {
    return time.toDays() > 0 ? words.lapse(time) : words.duration(time);
  }

  private ZoneId zone(SlaClock clock) {
    return known(clock) ? calendars.get(clock.calendar()).zone() : wording.zone();
  }

  /** Whether the calendar is still there: its file may have been taken away. */
  private boolean known(SlaClock clock) {
    return calendars.ids().contains(clock.calendar());
  }
}
