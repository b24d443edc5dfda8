package dev.vigie.testing.audit;

import dev.vigie.agreement.Objective;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One promise to one ticket as somebody with paper and pencil keeps account of it: what is due
 * when, and what was missed.
 */
final class PaperClock {

  private static final int LAST_LEVEL = 4;

  private final Objective objective;
  private final Instant owedSince;
  private final List<Gap> gaps = new ArrayList<>();
  private final List<Instant> missed = new ArrayList<>();
  private Optional<String> time = Optional.empty();
  private PaperCalendar calendar;
  private boolean pausing;
  private Optional<String> over = Optional.empty();
  private boolean unaware;
  private Instant from;
  private Optional<Instant> due = Optional.empty();
  private Optional<Instant> metAt = Optional.empty();
  private int updatesInTime;

  /**
   * @param end null while it lasts
   */
  private record Gap(Instant start, Instant end) {}

  PaperClock(Objective objective, AgreedRow row, Instant owedSince) {
    this.objective = objective;
    this.owedSince = owedSince;
    this.from = owedSince;
    take(row);
  }

  /**
   * Everything that falls due before {@code now}, or at it if {@code recorded} has it, is missed.
   */
  void passTo(Instant now, Set<Instant> recorded) {
    while (owed() && due.filter(d -> isPast(d, now, recorded)).isPresent()) {
      miss();
    }
  }

  /** Decision D8: another row counts from the same instant, unless the promise is settled. */
  boolean retarget(AgreedRow row) {
    if (over.isPresent()) {
      return false;
    }
    take(row);
    return true;
  }

  /** Says whether a running promise stands still from now on. */
  boolean pause(Instant at) {
    if (over.isPresent() || !pausing || standsStill()) {
      return false;
    }
    gaps.add(new Gap(at, null));
    replan();
    return time.isPresent();
  }

  /** Says whether a promise runs on that stood still. */
  boolean resume(Instant at) {
    if (over.isPresent() || !standsStill()) {
      return false;
    }
    endGap(at);
    replan();
    return time.isPresent();
  }

  /** The update keeps one promise and begins the next. */
  boolean updated(Instant at) {
    if (!owed()) {
      return false;
    }
    updatesInTime++;
    nextPeriod(at);
    return true;
  }

  /** An end was written down later than this update, as of an earlier instant. */
  void updatedUnaware(Instant at) {
    unaware = true;
    nextPeriod(at);
  }

  void meet(Instant at) {
    if (metAt.isPresent() || over.filter("ENDED"::equals).isPresent()) {
      return;
    }
    stop(at);
    if (time.isPresent()) {
      metAt = Optional.of(at);
      over = over.or(() -> Optional.of("MET"));
    }
  }

  /** The next level is told without an interval having passed (xtm/4.8). */
  void requested(Instant at) {
    if (missed.size() < LAST_LEVEL) {
      missed.add(at);
      escalated(at);
    }
  }

  /** Nothing is owed any more. */
  void end(Instant at) {
    stop(at);
    if (time.isPresent()) {
      over = over.or(() -> Optional.of("ENDED"));
    }
  }

  /** Says whether it is owed again, as the row has it; the time in between does not count. */
  boolean reopen(AgreedRow row, Instant at) {
    if (objective == Objective.ESCALATION && missed.size() >= LAST_LEVEL) {
      return false;
    }
    metAt = Optional.empty();
    endGap(at);
    if (over.filter("BREACHED"::equals).isPresent()) {
      return false;
    }
    over = Optional.empty();
    take(row);
    if (objective == Objective.UPDATE) {
      nextPeriod(at);
    }
    return time.isPresent();
  }

  Objective objective() {
    return objective;
  }

  Optional<Instant> due() {
    return due;
  }

  Optional<Instant> metAt() {
    return metAt;
  }

  Instant startedAt() {
    return from;
  }

  /** The due instants that passed unkept, oldest first. */
  List<Instant> missed() {
    return missed;
  }

  /** How many promises were kept in time. */
  int kept() {
    return objective == Objective.UPDATE
        ? updatesInTime
        : over.filter("MET"::equals).isPresent() ? 1 : 0;
  }

  boolean isOver() {
    return over.isPresent();
  }

  /** Whether its end lies before its last period began, so that no instant follows from it. */
  boolean endedBeforeItsPeriod() {
    return unaware && over.isPresent();
  }

  /** As the contract names it. */
  String state() {
    if (time.isEmpty() && !over.equals(Optional.of("MET"))) {
      return "NOT_SPECIFIED";
    }
    return over.orElse(standsStill() ? "PAUSED" : "RUNNING");
  }

  private void take(AgreedRow row) {
    time = row.time(objective);
    calendar = PaperCalendar.named(row.calendar(objective));
    pausing = row.pausing().contains(objective);
    if (row.answersAutomatically(objective)) {
      metAt = Optional.of(owedSince);
      over = Optional.of("MET");
    }
    replan();
  }

  private boolean owed() {
    return over.isEmpty() && time.isPresent();
  }

  private boolean standsStill() {
    return !gaps.isEmpty() && gaps.getLast().end() == null;
  }

  private static boolean isPast(Instant due, Instant now, Set<Instant> recorded) {
    return due.isBefore(now) || due.equals(now) && recorded.contains(due);
  }

  private void miss() {
    var at = due.orElseThrow();
    missed.add(at);
    switch (objective) {
      case FIRST_RESPONSE, RESOLUTION -> over = Optional.of("BREACHED");
      case UPDATE -> nextPeriod(at);
      case ESCALATION -> escalated(at);
    }
  }

  private void escalated(Instant at) {
    nextPeriod(at);
    if (missed.size() == LAST_LEVEL) {
      end(at);
    }
  }

  private void nextPeriod(Instant start) {
    from = start;
    gaps.clear();
    replan();
  }

  private void stop(Instant at) {
    if (!standsStill()) {
      gaps.add(new Gap(at, null));
    }
  }

  private void endGap(Instant at) {
    if (standsStill()) {
      gaps.add(new Gap(gaps.removeLast().start(), at));
    }
  }

  private void replan() {
    due = time.flatMap(cadence -> moved(term(cadence)));
  }

  /** {@code PT6H for PT24H, then 1BD}: the term of the stage in which the period begins. */
  private String term(String cadence) {
    var stageEnds = owedSince;
    for (var stage : cadence.split(", then ")) {
      var everyAndFor = stage.split(" for ");
      if (everyAndFor.length == 1) {
        return stage;
      }
      stageEnds = calendar.after(stageEnds, everyAndFor[1]);
      if (from.isBefore(stageEnds)) {
        return everyAndFor[0];
      }
    }
    throw new IllegalArgumentException("no last stage: " + cadence);
  }

  /** A pause that began in time moves the due instant by the time that lay in it. */
  private Optional<Instant> moved(String term) {
    var moved = calendar.after(from, term);
    for (var gap : gaps) {
      if (!gap.start().isBefore(moved)) {
        break;
      }
      if (gap.end() == null) {
        return Optional.empty();
      }
      moved = later(moved, gap, term);
    }
    return Optional.of(moved);
  }

  private Instant later(Instant moved, Gap gap, String term) {
    if (!PaperCalendar.countsOpenTime(term)) {
      return moved.plus(Duration.between(gap.start(), gap.end()));
    }
    var lost = calendar.openBetween(gap.start(), gap.end());
    return lost.isZero() ? moved : calendar.plus(moved, lost);
  }
}
