package dev.vigie.calendar;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;

/** One of the calendars that Vigie ships, or one that nobody would think of. */
final class AnyDesk implements ArbitrarySupplier<AnyDesk.Desk> {

  private static final Calendars SHIPPED = Calendars.load(Path.of("bpmn/calendars"));
  private static final int MINUTES_OF_A_WEEK = 7 * OpeningHours.MINUTES_OF_A_DAY;

  /** A calendar that says how to build it again. */
  record Desk(String told, BusinessCalendar calendar) {

    @Override
    public String toString() {
      return told;
    }
  }

  /**
   * Zones that do what others never do: half an hour of daylight saving, changes a minute after
   * midnight, a month without daylight saving, a day that was left out.
   */
  static Arbitrary<ZoneId> zones() {
    var odd =
        Arbitraries.of(
            "Australia/Lord_Howe", "America/St_Johns", "Africa/Casablanca", "Pacific/Apia");
    var all = Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList());
    return Arbitraries.oneOf(odd, all).map(ZoneId::of);
  }

  @Override
  public Arbitrary<Desk> get() {
    return Arbitraries.oneOf(shipped(), invented());
  }

  private static Arbitrary<Desk> shipped() {
    return Arbitraries.of(SHIPPED.ids()).map(id -> new Desk(id, SHIPPED.get(id)));
  }

  private static Arbitrary<Desk> invented() {
    return Combinators.combine(
            zones(),
            Arbitraries.oneOf(everyDay(), anyTime(), Arbitraries.just(List.of("24x7"))),
            Arbitraries.of(DayOfWeek.class).set().ofMinSize(1),
            holiday().list().ofMaxSize(8))
        .as(AnyDesk::desk);
  }

  /** The same hours on some days, perhaps with a break, perhaps over midnight. */
  private static Arbitrary<List<String>> everyDay() {
    return Arbitraries.of(
            "Mon-Fri 09:00-12:00, 14:00-18:00",
            "Mon-Fri 22:00-06:00",
            "Mon-Sun 02:10-02:50",
            "Mon-Sun 01:30-02:30, 02:45-04:00, 23:00-00:30",
            "Tue-Sat 00:00-24:00",
            "Sat, Sun 00:00-00:01, 23:59-24:00")
        .map(List::of);
  }

  /** Some stretches of the week, each of which may last for days. */
  private static Arbitrary<List<String>> anyTime() {
    return Arbitraries.integers()
        .between(0, MINUTES_OF_A_WEEK - 1)
        .set()
        .ofMinSize(2)
        .ofMaxSize(16)
        .map(minutes -> minutes.stream().sorted().map(AnyDesk::weekTime).toList())
        .map(
            times ->
                IntStream.range(0, times.size() / 2)
                    .mapToObj(i -> times.get(2 * i) + " to " + times.get(2 * i + 1))
                    .toList());
  }

  private static String weekTime(int minute) {
    return DayOfWeek.of(1 + minute / OpeningHours.MINUTES_OF_A_DAY)
        + " "
        + OpeningHours.clock(minute % OpeningHours.MINUTES_OF_A_DAY);
  }

  static HolidayRule holidayOn(LocalDate day) {
    return holiday(day, "00:00-24:00");
  }

  private static Arbitrary<HolidayRule> holiday() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 365),
            Arbitraries.of("00:00-24:00", "12:00-24:00", "02:15-15:00"))
        .as((day, closed) -> holiday(LocalDate.ofYearDay(2026, day), closed));
  }

  private static HolidayRule holiday(LocalDate day, String closed) {
    return new HolidayRule(
        DateRule.parse(day.toString().substring(5)),
        Optional.empty(),
        new HolidayName("Holiday of " + day, "Fermé le " + day),
        OpeningHours.parse(closed));
  }

  private static Desk desk(
      ZoneId zone, List<String> lines, Set<DayOfWeek> wished, List<HolidayRule> holidays) {
    var week = Week.open(lines.toArray(String[]::new));
    var open =
        Arrays.stream(DayOfWeek.values())
            .filter(day -> !week.on(day).isEmpty())
            .collect(Collectors.toSet());
    var both = wished.stream().filter(open::contains).collect(Collectors.toSet());
    var businessDays = both.isEmpty() ? open : both;
    return new Desk(
        "%s, open %s, business days %s, %s"
            .formatted(zone, lines, businessDays, holidays.stream().map(AnyDesk::told).toList()),
        new BusinessCalendar(
            "desk", zone, week, businessDays, new Holidays(List.copyOf(holidays), List.of())));
  }

  private static String told(HolidayRule holiday) {
    return holiday.name().en() + " " + holiday.closed();
  }
}
