package dev.vigie.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One holiday as an operator writes it: a rule for its date, a name, and the hours it closes. */
record HolidayRule(DateRule date, Optional<Move> move, HolidayName name, OpeningHours closed)
    implements HolidaySet {

  @Override
  public Stream<Holiday> in(int year) {
    return date.in(year).stream()
        .map(day -> move.map(to -> to.apply(day)).orElse(day))
        .map(day -> new Holiday(day, name, closed));
  }

  /** Moves a holiday that falls on certain weekdays to the next weekday of another kind. */
  record Move(Set<DayOfWeek> from, DayOfWeek to) {

    static Move parse(String text) {
      var ends = text.split(" to ", 2);
      if (ends.length < 2) {
        throw new IllegalArgumentException(
            "\"%s\" moves no holiday; write it like \"Sun to Mon\"".formatted(text));
      }
      return new Move(Weekdays.parse(ends[0]), Weekdays.day(ends[1]));
    }

    private LocalDate apply(LocalDate day) {
      return from.contains(day.getDayOfWeek()) ? day.with(TemporalAdjusters.next(to)) : day;
    }
  }
}
