package dev.vigie.calendar;

import static dev.vigie.calendar.Explanation.Reason.COUNTED;
import static dev.vigie.calendar.Explanation.Reason.NOT_A_BUSINESS_DAY;
import static dev.vigie.calendar.Explanation.Reason.PAUSED;

import dev.vigie.calendar.Explanation.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A term that began at an instant, with the gaps during which it stood still.
 *
 * <p>A gap that begins before the term is due moves the due instant by the time that the gap took
 * from it: open time for terms that run on coverage, real time for the others.
 *
 * @param gaps in order and apart; the last may be open-ended, then the term is still paused
 */
public record Deadline(Term term, BusinessCalendar calendar, Instant start, List<TimeSpan> gaps) {

  public Deadline {
    var running = TimeSpan.since(start);
    gaps = gaps.stream().flatMap(gap -> gap.overlapWith(running).stream()).toList();
    for (var i = 1; i < gaps.size(); i++) {
      if (gaps.get(i).start().isBefore(gaps.get(i - 1).end())) {
        throw new IllegalArgumentException(
            "gaps: %s begins before %s ends".formatted(gaps.get(i), gaps.get(i - 1)));
      }
    }
  }

  public Deadline(Term term, BusinessCalendar calendar, Instant start) {
    this(term, calendar, start, List.of());
  }

  /** Empty while a pause lasts that began before the term was due. */
  public Optional<Instant> dueAt() {
    return moved(term.after(start, calendar));
  }

  /**
   * When this share of the term has passed, or the earliest end of a range; empty while a pause
   * lasts that began before.
   */
  public Optional<Instant> warnAt(double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "share %s is not above 0 and at most 1; three quarters are 0.75".formatted(share));
    }
    if (term instanceof Term.Range range) {
      return moved(range.earliest().after(start, calendar));
    }
    var whole = passed(new TimeSpan(start, term.after(start, calendar)));
    return moved(later(start, Duration.ofMillis(Math.round(whole.toMillis() * share))));
  }

  /** Which share of the term has passed at {@code now}: 0 before it began, 1 from its end on. */
  public double usedAt(Instant now) {
    if (!now.isAfter(start)) {
      return 0;
    }
    var whole = passed(new TimeSpan(start, term.after(start, calendar)));
    var sofar = new TimeSpan(start, now);
    var stood =
        gaps.stream()
            .flatMap(gap -> gap.overlapWith(sofar).stream())
            .map(this::passed)
            .reduce(Duration.ZERO, Duration::plus);
    var ran = passed(sofar).minus(stood);
    return whole.isZero() ? 1 : Math.min(1, (double) ran.toMillis() / whole.toMillis());
  }

  public Explanation explain() {
    var entries = new Entries();
    stretches().forEach(entries::add);
    return new Explanation(
        Optional.of(term),
        calendar.id(),
        calendar.zone(),
        start,
        dueAt(),
        entries.counted(),
        entries.shown());
  }

  private Optional<Instant> moved(Instant unpaused) {
    var due = unpaused;
    for (var gap : gaps) {
      if (!gap.start().isBefore(due)) {
        break;
      }
      if (gap.isOpenEnded()) {
        return Optional.empty();
      }
      var lost = passed(gap);
      due = lost.isZero() ? due : later(due, lost);
    }
    return Optional.of(due);
  }

  private Duration passed(TimeSpan span) {
    return term.runsOnCoverage() ? calendar.between(span.start(), span.end()) : span.length();
  }

  private Instant later(Instant instant, Duration time) {
    return term.runsOnCoverage() ? calendar.plus(instant, time) : instant.plus(time);
  }

  private List<Entry> stretches() {
    var told = new TimeSpan(start, dueAt().orElse(Instant.MAX));
    var stretches = new ArrayList<Entry>();
    var from = start;
    for (var gap : gaps) {
      var paused = gap.overlapWith(told);
      if (paused.isPresent()) {
        running(new TimeSpan(from, gap.start())).forEach(stretches::add);
        stretches.add(Entry.of(PAUSED, paused.get()));
        from = paused.get().end();
      }
    }
    running(new TimeSpan(from, told.end())).forEach(stretches::add);
    return stretches;
  }

  private Stream<Entry> running(TimeSpan span) {
    if (span.isEmpty()) {
      return Stream.empty();
    }
    if (!term.runsOnCoverage()) {
      return Stream.of(Entry.of(COUNTED, span));
    }
    return new Stretches(calendar).between(span).map(this::judged);
  }

  /** Hours on a day that is no business day bring a term of business days no nearer. */
  private Entry judged(Entry entry) {
    var day = calendar.clock().read(entry.from()).toLocalDate();
    var countsDays =
        term instanceof Term.BusinessDays
            || term instanceof Term.Range range && range.latest() instanceof Term.BusinessDays;
    return countsDays && entry.reason() == COUNTED && !calendar.isBusinessDay(day)
        ? Entry.of(NOT_A_BUSINESS_DAY, entry.span())
        : entry;
  }
}
