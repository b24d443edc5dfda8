package dev.vigie.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.mpxj.DayType;
import org.mpxj.LocalTimeRange;
import org.mpxj.ProjectCalendar;
import org.mpxj.ProjectFile;
import org.mpxj.TimeUnit;

/**
 * The same questions to Vigie's calendar and to MPXJ's. MPXJ knows no zones, so it is asked in the
 * local time of the calendar.
 *
 * <p>Every start is a new one, as a ticket's is: MPXJ remembers the starts that it was asked about.
 */
final class Questions {

  private static final int DAYS = 512;
  private static final Duration OPEN = Duration.ofHours(9);

  final BusinessCalendar calendar =
      Calendars.load(List.of(file("qohash"), file("holidays-quebec"))).get("qohash");
  final ProjectCalendar mpxj = project(calendar);

  private final LocalDate[] dates = dates();
  private final Instant[] openings =
      Arrays.stream(dates)
          .map(date -> date.atTime(8, 0).atZone(calendar.zone()).toInstant())
          .toArray(Instant[]::new);
  private int asked;

  void next() {
    asked++;
  }

  /** Goes through the first starts again and again. */
  void nextKnown() {
    asked = (asked + 1) % DAYS;
  }

  /** The day of the start, of so many. */
  int day() {
    return asked % DAYS;
  }

  Instant start() {
    return openings[day()].plusSeconds(second());
  }

  LocalDateTime localStart() {
    return dates[day()].atTime(LocalTime.ofSecondOfDay(8 * 3600 + second()));
  }

  /** For each day, when the term is due that begins at its closing. */
  Instant[] dueFromClosing(Term term) {
    return Arrays.stream(openings)
        .map(opening -> term.after(opening.plus(OPEN), calendar))
        .toArray(Instant[]::new);
  }

  /** After opening, because MPXJ ends whole days that begin with it at closing. */
  private long second() {
    return 1 + (asked / DAYS * 7919L & 0x7fff) * (OPEN.toSeconds() - 1) / 0x8000;
  }

  /** Begins anew, after both calendars have given the same answers to a sample. */
  void agreeOn(Term term) {
    for (asked = 0; asked < 100 * DAYS; asked += DAYS + 5) {
      var due = term.after(start(), calendar);
      var localDue = LocalDateTime.ofInstant(due, calendar.zone());
      requireSame(term, localDue, mpxj.getDate(localStart(), inMpxj(term)));
      requireSame(
          term,
          calendar.between(start(), due).toSeconds(),
          Math.round(60 * mpxj.getWork(localStart(), localDue, TimeUnit.MINUTES).getDuration()));
    }
    asked = 0;
  }

  static org.mpxj.Duration inMpxj(Term term) {
    return switch (term) {
      case Term.Coverage coverage ->
          org.mpxj.Duration.getInstance(coverage.length().toMinutes(), TimeUnit.MINUTES);
      case Term.BusinessDays business ->
          org.mpxj.Duration.getInstance(business.days(), TimeUnit.DAYS);
      default -> throw new IllegalArgumentException("MPXJ knows no term like " + term);
    };
  }

  private void requireSame(Term term, Object ours, Object theirs) {
    if (!ours.equals(theirs)) {
      throw new IllegalStateException(
          "%s from %s: Vigie says %s, MPXJ %s".formatted(term, start(), ours, theirs));
    }
  }

  private LocalDate[] dates() {
    var random = new Random(20261122);
    return Stream.generate(() -> LocalDate.of(2025, 1, 1).plusDays(random.nextInt(730)))
        .filter(calendar::isBusinessDay)
        .limit(DAYS)
        .toArray(LocalDate[]::new);
  }

  private static Calendars.Source file(String name) {
    try {
      return new Calendars.Source(
          name, Files.readString(Path.of("bpmn/calendars", name + ".yaml")));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Monday to Friday 08:00 to 17:00, a day of work being these nine hours, and the holidays. */
  private static ProjectCalendar project(BusinessCalendar calendar) {
    var project = new ProjectFile();
    project.getProjectProperties().setMinutesPerDay((int) OPEN.toMinutes());
    var mpxj = project.addCalendar();
    var workdays = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    for (var day : DayOfWeek.values()) {
      mpxj.setCalendarDayType(day, workdays.contains(day) ? DayType.WORKING : DayType.NON_WORKING);
    }
    for (var day : workdays) {
      mpxj.addCalendarHours(day).add(new LocalTimeRange(LocalTime.of(8, 0), LocalTime.of(17, 0)));
    }
    holidays(calendar, workdays).forEach(mpxj::addCalendarException);
    return mpxj;
  }

  private static Stream<LocalDate> holidays(BusinessCalendar calendar, Set<DayOfWeek> workdays) {
    return LocalDate.of(2025, 1, 1)
        .datesUntil(LocalDate.of(2040, 1, 1))
        .filter(day -> workdays.contains(day.getDayOfWeek()) && !calendar.isBusinessDay(day));
  }
}
