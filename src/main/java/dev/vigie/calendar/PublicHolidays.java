package dev.vigie.calendar;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.Year;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The public holidays of a country or of one of its regions, as Jollyday knows them. */
final class PublicHolidays implements HolidaySet {

  /** Jollyday has none, and two can fall on one day. */
  private static final Comparator<Holiday> IN_ORDER =
      Comparator.comparing(Holiday::date).thenComparing(holiday -> holiday.name().en());

  private final HolidayManager manager;
  private final String[] region;

  private PublicHolidays(HolidayManager manager, String[] region) {
    this.manager = manager;
    this.region = region;
  }

  /** Reads {@code fr} for the mainland of France, {@code ca/qc} for Quebec. */
  static PublicHolidays of(String text) {
    var path = List.of(text.strip().split("/"));
    if (!HolidayManager.getSupportedCalendarCodes()
        .contains(path.getFirst().toUpperCase(Locale.ROOT))) {
      throw unknown(text);
    }
    var manager = HolidayManager.getInstance(ManagerParameters.create(path.getFirst()));
    var place = manager.getCalendarHierarchy();
    for (var region : path.subList(1, path.size())) {
      place = Optional.ofNullable(place.getChildren().get(region)).orElseThrow(() -> unknown(text));
    }
    return new PublicHolidays(manager, path.subList(1, path.size()).toArray(String[]::new));
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "Jollyday knows no \"%s\"; write ISO codes in small letters, like fr or ca/qc"
            .formatted(text));
  }

  @Override
  public Stream<Holiday> in(int year) {
    return manager.getHolidays(Year.of(year), region).stream()
        .filter(day -> day.getType() == HolidayType.PUBLIC_HOLIDAY)
        .map(day -> new Holiday(day.getDate(), nameOf(day), OpeningHours.ALL_DAY))
        .sorted(IN_ORDER);
  }

  /** Its English names are those of no language; asked for English, it answers in the machine's. */
  private static HolidayName nameOf(de.focus_shift.jollyday.core.Holiday day) {
    return new HolidayName(day.getDescription(Locale.ROOT), day.getDescription(Locale.FRENCH));
  }
}
