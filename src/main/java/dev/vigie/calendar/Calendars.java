package dev.vigie.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All calendars by id, read from the files that process designers write. Safe for all threads. */
public final class Calendars {

  private static final String CALENDAR = "calendar";
  private static final String HOLIDAY_SET = "holidaySet";

  private volatile Map<String, BusinessCalendar> byId = new TreeMap<>();
  private final Map<String, List<HolidaySet>> holidaySets = new TreeMap<>();

  private Calendars() {}

  /** A calendar file's name, for complaints, and its text. */
  public record Source(String name, String yaml) {}

  /** Reads every {@code .yaml} file of a directory. */
  public static Calendars load(Path directory) {
    try (var files = Files.list(directory)) {
      return load(
          files
              .filter(file -> file.toString().endsWith(".yaml"))
              .sorted()
              .map(Calendars::source)
              .toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public static Calendars load(List<Source> sources) {
    var calendars = new Calendars();
    var files = sources.stream().map(source -> Fields.of(source.name(), source.yaml())).toList();
    files.stream().filter(file -> file.has(HOLIDAY_SET)).forEach(calendars::addHolidaySet);
    files.stream().filter(file -> !file.has(HOLIDAY_SET)).forEach(calendars::addCalendar);
    return calendars;
  }

  /** Whoever holds these counts on {@code edited} from now on. */
  public void become(Calendars edited) {
    byId = edited.byId;
  }

  public BusinessCalendar get(String id) {
    var known = byId;
    return Optional.ofNullable(known.get(id))
        .orElseThrow(() -> new UnknownCalendar(id, known.keySet()));
  }

  /** In alphabetical order. */
  public Set<String> ids() {
    return Collections.unmodifiableSet(byId.keySet());
  }

  private static Source source(Path file) {
    try {
      return new Source(file.getFileName().toString(), Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void addHolidaySet(Fields file) {
    file.knows(HOLIDAY_SET, "jollyday", "holidays");
    var sets = new ArrayList<HolidaySet>();
    file.find("jollyday", PublicHolidays::of).ifPresent(sets::add);
    file.mappings("holidays").stream().map(Calendars::holiday).forEach(sets::add);
    if (sets.isEmpty()) {
      throw file.invalid("holidays: is missing; list holidays, or name a country in jollyday");
    }
    if (holidaySets.put(file.read(HOLIDAY_SET, String::strip), sets) != null) {
      throw file.invalid(HOLIDAY_SET + ": another file has the same name; rename one");
    }
  }

  private void addCalendar(Fields file) {
    file.knows(CALENDAR, "zone", "open", "businessDays", "holidays", "added", "removed");
    var id = file.read(CALENDAR, String::strip);
    var zone = file.read("zone", Calendars::zone);
    var week = file.readAll("open", lines -> Week.open(lines.toArray(String[]::new)));
    var businessDays = file.read("businessDays", Weekdays::parse);
    var holidays = holidays(file);
    var calendar = file.check(() -> new BusinessCalendar(id, zone, week, businessDays, holidays));
    if (byId.put(id, calendar) != null) {
      throw file.invalid(CALENDAR + ": another file has the id \"%s\"; rename one".formatted(id));
    }
  }

  private Holidays holidays(Fields file) {
    var kept = new ArrayList<HolidaySet>();
    file.texts("holidays").forEach(name -> kept.addAll(holidaySet(file, name)));
    file.mappings("added").stream().map(Calendars::holiday).forEach(kept::add);
    var removed =
        file.has("removed")
            ? file.readAll("removed", dates -> dates.stream().map(DateRule::parse).toList())
            : List.<DateRule>of();
    return new Holidays(kept, removed);
  }

  private List<HolidaySet> holidaySet(Fields file, String name) {
    return Optional.ofNullable(holidaySets.get(name))
        .orElseThrow(
            () ->
                file.invalid(
                    "holidays: no file has the set \"%s\"; known are %s"
                        .formatted(name, String.join(", ", holidaySets.keySet()))));
  }

  private static HolidayRule holiday(Fields holiday) {
    holiday.knows("date", "moved", "en", "fr", "closed");
    return new HolidayRule(
        holiday.read("date", DateRule::parse),
        holiday.find("moved", HolidayRule.Move::parse),
        new HolidayName(holiday.read("en", String::strip), holiday.read("fr", String::strip)),
        holiday.find("closed", OpeningHours::parse).orElse(OpeningHours.ALL_DAY));
  }

  private static ZoneId zone(String text) {
    if (!ZoneId.getAvailableZoneIds().contains(text)) {
      throw new IllegalArgumentException(
          "\"%s\" is no zone; write a civil one, like Europe/Paris".formatted(text));
    }
    return ZoneId.of(text);
  }
}
