package dev.vigie.calendar;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.Year;
import java.util.Locale;
import java.util.stream.Stream;

/** The public holidays of a country or of one of its regions, as Jollyday knows them. */
final class PublicHolidays implements HolidaySet {

  private final HolidayManager manager;
  private final String[] region;

  private PublicHolidays(HolidayManager manager, String[] region) {
    this.manager = manager;
    this.region = region;
  }

  /** Reads {@code fr} for the mainland of France, {@code de/by} for Bavaria. */
  static PublicHolidays of(String text) {
    var path = text.strip().split("/", 2);
    var region = path.length == 1 ? new String[0] : path[1].split("/");
    try {
      return new PublicHolidays(
          HolidayManager.getInstance(ManagerParameters.create(path[0])), region);
    } catch (IllegalStateException | IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          "Jollyday knows no country \"%s\"; write its ISO code, like fr or ca/qc".formatted(text));
    }
  }

  @Override
  public Stream<Holiday> in(int year) {
    return manager.getHolidays(Year.of(year), region).stream()
        .filter(day -> day.getType() == HolidayType.PUBLIC_HOLIDAY)
        .map(day -> new Holiday(day.getDate(), nameOf(day), OpeningHours.ALL_DAY));
  }

  private static HolidayName nameOf(de.focus_shift.jollyday.core.Holiday day) {
    return new HolidayName(day.getDescription(Locale.ENGLISH), day.getDescription(Locale.FRENCH));
  }
}
