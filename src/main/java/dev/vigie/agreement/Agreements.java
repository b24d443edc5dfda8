package dev.vigie.agreement;

import dev.vigie.calendar.BusinessCalendar;
import dev.vigie.calendar.Calendars;
import dev.vigie.calendar.InvalidCalendar;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/** The agreements as they are executed: the newest terms of each, and every version in use. */
@Service
public class Agreements {

  private final DesignFiles files;
  private final Calendars calendars;
  private final TermsVersions versions;
  private final Clock time;
  private final Map<String, Terms> byVersion = new ConcurrentHashMap<>();
  private volatile Map<String, Terms> newest = Map.of();
  private volatile long edition;

  /**
   * @throws UnusableDesignFile naming the file and the remedy; nothing starts with a broken table
   */
  Agreements(DesignFiles files, Calendars calendars, TermsVersions versions, Clock time) {
    this.files = files;
    this.calendars = calendars;
    this.versions = versions;
    this.time = time;
    newest = terms(calendars);
  }

  /**
   * Reads the designers' files again: all of them count from now on, or, if one cannot be used,
   * none. Open tickets keep the terms they were opened under (decision D7), but count on the
   * calendars as they are now.
   *
   * @throws UnusableDesignFile naming the file and the remedy
   */
  public synchronized void reload() {
    var edited = read();
    calendars.ids().stream()
        .filter(id -> !edited.ids().contains(id))
        .findFirst()
        .ifPresent(this::missing);
    var terms = terms(edited);
    calendars.become(edited);
    newest = terms;
    edition++;
  }

  /** Which reading of the designers' files counts, of tables and calendars. */
  public long edition() {
    return edition;
  }

  public List<Terms> all() {
    return List.copyOf(newest.values());
  }

  public List<String> names() {
    return List.copyOf(newest.keySet());
  }

  /** Those of any agreement. */
  public List<String> plans() {
    return newest.values().stream().flatMap(terms -> terms.plans().stream()).distinct().toList();
  }

  /** Those of any agreement. */
  public List<String> severities() {
    return newest.values().stream()
        .flatMap(terms -> terms.severities().stream())
        .distinct()
        .toList();
  }

  /** The newest terms, for a ticket that is opened now; empty for an agreement without a table. */
  public Optional<Terms> newest(String agreement) {
    return Optional.ofNullable(newest.get(agreement));
  }

  /**
   * The calendar by whose business days months under an agreement are stated; empty where there is
   * no such agreement, or it names no calendar at all.
   */
  public Optional<BusinessCalendar> calendar(String agreement) {
    return newest(agreement).flatMap(Terms::statementCalendar).map(calendars::get);
  }

  /**
   * Whose days and months those of an agreement are, wherever they are counted: in its reports, its
   * statements, and the availability of its services. Empty as {@link #calendar} is.
   */
  public Optional<ZoneId> zone(String agreement) {
    return calendar(agreement).map(BusinessCalendar::zone);
  }

  /** The terms a ticket was opened under, though the table may have changed since. */
  public Terms version(String version) {
    return byVersion.computeIfAbsent(
        version, v -> terms(versions.table(v), calendars.ids()::contains));
  }

  private Calendars read() {
    try {
      return Calendars.load(files.calendars());
    } catch (InvalidCalendar invalid) {
      throw new UnusableDesignFile(invalid.getMessage(), invalid);
    }
  }

  private Map<String, Terms> terms(Calendars usable) {
    var loaded = new TreeMap<String, Terms>();
    for (var table : files.tables()) {
      var terms = terms(table, usable.ids()::contains);
      versions.keep(terms, table.xml(), time.instant());
      loaded.put(terms.agreement(), terms);
    }
    loaded.values().forEach(terms -> byVersion.put(terms.version(), terms));
    return loaded;
  }

  private void missing(String calendar) {
    throw new UnusableDesignFile(
        "calendar '%s' has no file any more, but tickets may count on it; put it back"
            .formatted(calendar));
  }

  private static Terms terms(DesignFiles.Table table, Predicate<String> calendarExists) {
    var decisions = new DecisionFile(table.agreement() + ".dmn", table.xml());
    return Terms.read(table.agreement(), decisions, calendarExists);
  }
}
