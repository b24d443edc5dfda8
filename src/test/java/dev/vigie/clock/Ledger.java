package dev.vigie.clock;

import dev.vigie.calendar.BusinessCalendar;
import dev.vigie.clock.SlaClockPropertiesTest.Happening;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How somebody with paper and pencil keeps account of one clock. */
final class Ledger {

  private final BusinessCalendar calendar;
  private final List<Instant> startsAndStops = new ArrayList<>();
  private Optional<Duration> term;
  private Optional<ClockState> over = Optional.empty();
  private boolean met;

  Ledger(BusinessCalendar calendar, Instant received, Optional<Duration> term) {
    this.calendar = calendar;
    this.term = term;
    startsAndStops.add(received);
  }

  void note(Happening happening, Instant at) {
    switch (happening.what()) {
      case PAUSE -> switchIf(over.isEmpty() && running(), at);
      case RESUME -> switchIf(over.isEmpty() && !running(), at);
      case CHANGE_OF_SEVERITY -> term = over.isEmpty() ? happening.term() : term;
      case MEET -> meet(at);
      case END -> end(at);
      case REOPEN -> reopen(at);
    }
  }

  ClockState state() {
    var unsettled = running() ? ClockState.RUNNING : ClockState.PAUSED;
    return over.orElse(term.isPresent() ? unsettled : ClockState.NOT_SPECIFIED);
  }

  /** Counts down the term stretch by stretch. */
  Optional<Instant> due() {
    if (term.isEmpty()) {
      return Optional.empty();
    }
    var left = term.get();
    for (int i = 0; i + 1 < startsAndStops.size(); i += 2) {
      var ran = calendar.between(startsAndStops.get(i), startsAndStops.get(i + 1));
      if (left.compareTo(ran) <= 0) {
        return Optional.of(calendar.plus(startsAndStops.get(i), left));
      }
      left = left.minus(ran);
    }
    return running()
        ? Optional.of(calendar.plus(startsAndStops.getLast(), left))
        : Optional.empty();
  }

  /** The time of the stretches that are over. */
  Duration used() {
    var used = Duration.ZERO;
    for (int i = 0; i + 1 < startsAndStops.size(); i += 2) {
      used = used.plus(calendar.between(startsAndStops.get(i), startsAndStops.get(i + 1)));
    }
    return used;
  }

  private void meet(Instant at) {
    if (term.isEmpty()) {
      switchIf(running(), at);
      return;
    }
    if (met || over.equals(Optional.of(ClockState.ENDED))) {
      return;
    }
    var late = due().filter(at::isAfter).isPresent() || breached();
    switchIf(running(), at);
    met = true;
    over = Optional.of(late ? ClockState.BREACHED : ClockState.MET);
  }

  private void end(Instant at) {
    if (over.isEmpty()) {
      switchIf(running(), at);
      over = term.map(promised -> ClockState.ENDED);
    }
  }

  private void reopen(Instant at) {
    if (!running()) {
      switchIf(true, at);
      met = false;
      over = over.filter(any -> breached());
    }
  }

  private void switchIf(boolean condition, Instant at) {
    if (condition) {
      startsAndStops.add(at);
    }
  }

  private boolean running() {
    return startsAndStops.size() % 2 == 1;
  }

  private boolean breached() {
    return over.equals(Optional.of(ClockState.BREACHED));
  }
}
