package dev.vigie.calendar;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The holidays that a desk keeps: those of its sets and its own, without those it works on. */
public final class Holidays {

  private final List<HolidaySet> kept;
  private final List<DateRule> removed;

  Holidays(List<HolidaySet> kept, List<DateRule> removed) {
    this.kept = List.copyOf(kept);
    this.removed = List.copyOf(removed);
  }

  public static Holidays none() {
    return new Holidays(List.of(), List.of());
  }

  public static Holidays on(LocalDate... dates) {
    var name = new HolidayName("Holiday", "Jour férié");
    return new Holidays(
        Arrays.stream(dates)
            .<HolidaySet>map(
                date ->
                    new HolidayRule(
                        DateRule.parse(date.toString()),
                        Optional.empty(),
                        name,
                        OpeningHours.ALL_DAY))
            .toList(),
        List.of());
  }

  /** A holiday that moves can leave its year, so the neighbouring years are asked too. */
  Map<LocalDate, List<Holiday>> in(int year) {
    return IntStream.rangeClosed(year - 1, year + 1)
        .boxed()
        .flatMap(near -> kept.stream().flatMap(set -> set.in(near)))
        .distinct()
        .filter(holiday -> holiday.date().getYear() == year && !isRemoved(holiday.date()))
        .collect(Collectors.groupingBy(Holiday::date));
  }

  private boolean isRemoved(LocalDate date) {
    return removed.stream().anyMatch(rule -> rule.in(date.getYear()).equals(Optional.of(date)));
  }
}
