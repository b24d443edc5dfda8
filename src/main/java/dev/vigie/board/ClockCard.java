package dev.vigie.board;

import dev.vigie.calendar.Calendars;
import dev.vigie.calendar.Deadline;
import dev.vigie.clock.ClockState;
import dev.vigie.clock.SlaClock;
import dev.vigie.wording.Countdown;
import dev.vigie.wording.Words;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A promise on the page of its ticket.
 *
 * @param style the state as the style sheet knows it
 * @param countdown null unless the clock runs
 * @param dueAt null if no instant can be named, like the instants after it
 * @param breachedAt an earlier due instant that was missed
 * @param why null where nothing is promised, with the lines that explain it
 */
record ClockCard(
    String objective,
    String state,
    String style,
    String term,
    String calendar,
    String clause,
    Countdown countdown,
    String dueAt,
    String metAt,
    String breachedAt,
    String why,
    List<String> lines) {

  static ClockCard of(SlaClock clock, Calendars calendars, Words words, Instant now) {
    var why = clock.deadline(calendars).map(Deadline::explain);
    var running = clock.state() == ClockState.RUNNING;
    return new ClockCard(
        words.objective(clock.objective()),
        words.state(clock.state()),
        clock.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        words.target(clock.target()),
        clock.term().isPresent() ? clock.calendar() : null,
        clock.clause(),
        clock.dueAt().filter(due -> running).map(due -> Countdown.to(due, now, words)).orElse(null),
        clock.dueAt().map(words::localMoment).orElse(null),
        clock.metAt().map(words::localMoment).orElse(null),
        clock
            .breachedAt()
            .filter(missed -> !clock.dueAt().equals(Optional.of(missed)))
            .map(words::localMoment)
            .orElse(null),
        why.map(words::summary).orElse(null),
        why.map(words::lines).orElse(List.of()));
  }
}
