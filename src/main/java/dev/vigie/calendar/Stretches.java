package dev.vigie.calendar;

import static dev.vigie.calendar.Explanation.Reason.CLOSED;
import static dev.vigie.calendar.Explanation.Reason.COUNTED;
import static dev.vigie.calendar.Explanation.Reason.HOLIDAY;
import static dev.vigie.calendar.OpeningHours.ALL_DAY;

import dev.vigie.calendar.Explanation.Entry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells the time of a calendar as open, closed and holiday stretches, without holes. */
record Stretches(BusinessCalendar calendar) {

  Stream<Entry> between(TimeSpan asked) {
    return Stream.iterate(
            calendar.clock().read(asked.start()).toLocalDate(), day -> day.plusDays(1))
        .takeWhile(day -> calendar.clock().at(day, 0).isBefore(asked.end()))
        .flatMap(this::on)
        .flatMap(entry -> entry.span().overlapWith(asked).stream().map(span -> cut(entry, span)));
  }

  private Stream<Entry> on(LocalDate date) {
    var day = calendar.day(date);
    var entries = new ArrayList<Entry>();
    var rest = List.of(ALL_DAY);
    for (var open : day.hours()) {
      entries.add(Entry.of(COUNTED, calendar.clock().on(date, open)));
      rest = without(rest, open);
    }
    for (var holiday : day.holidays()) {
      if (takesHoursOf(holiday)) {
        rest.stream()
            .flatMap(hours -> hours.overlapWith(holiday.closed()).stream())
            .map(hours -> entry(holiday, calendar.clock().on(date, hours)))
            .forEach(entries::add);
        rest = without(rest, holiday.closed());
      }
    }
    rest.forEach(hours -> entries.add(Entry.of(CLOSED, calendar.clock().on(date, hours))));
    return entries.stream().sorted(Comparator.comparing(Entry::from));
  }

  /** A holiday on a day that is closed anyway explains nothing. */
  private boolean takesHoursOf(Holiday holiday) {
    return calendar.week().on(holiday.date().getDayOfWeek()).stream()
        .anyMatch(holiday.closed()::overlaps);
  }

  private static Entry entry(Holiday holiday, TimeSpan span) {
    return new Entry(HOLIDAY, span, Duration.ZERO, Optional.of(holiday.name()), 0);
  }

  private static Entry cut(Entry entry, TimeSpan span) {
    var counted = entry.reason() == COUNTED ? span.length() : Duration.ZERO;
    return new Entry(entry.reason(), span, counted, entry.holiday(), 0);
  }

  private static List<OpeningHours> without(List<OpeningHours> all, OpeningHours taken) {
    return all.stream().flatMap(hours -> hours.without(taken)).toList();
  }
}
