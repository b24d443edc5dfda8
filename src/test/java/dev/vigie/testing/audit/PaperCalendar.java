package dev.vigie.testing.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Function;

/**
 * Business time as somebody with a calendar on the wall counts it, day by day. It shares nothing
 * with the product's, so that a mistake of one does not excuse the other.
 */
final class PaperCalendar {

  private static final String PARIS = "Europe/Paris";
  private static final String WARSAW = "Europe/Warsaw";
  private static final String TORONTO = "America/Toronto";
  private static final int MIDNIGHT = 24 * 60;
  private static final Hours WHOLE_DAY = new Hours(0, MIDNIGHT);

  private final ZoneId zone;
  private final Function<LocalDate, Optional<Hours>> open;

  /** In minutes of the day. */
  private record Hours(int from, int to) {}

  private record Span(Instant from, Instant to) {

    Duration length() {
      return Duration.between(from, to);
    }
  }

  private PaperCalendar(String zone, Function<LocalDate, Optional<Hours>> open) {
    this.zone = ZoneId.of(zone);
    this.open = open;
  }

  /** The hours as the agreements write them. */
  static PaperCalendar named(String id) {
    return switch (id) {
      case "24x7-paris" -> new PaperCalendar(PARIS, day -> Optional.of(WHOLE_DAY));
      case "24x7-warsaw" -> new PaperCalendar(WARSAW, day -> Optional.of(WHOLE_DAY));
      case "xtm-24x5" -> new PaperCalendar(WARSAW, PaperCalendar::mondayToSaturdayMorning);
      case "xtm-developers" -> new PaperCalendar(WARSAW, office(8 * 60 + 30, 17 * 60, none()));
      case "qohash" -> new PaperCalendar(TORONTO, office(8 * 60, 17 * 60, PaperHolidays::inQuebec));
      case "aidi" -> new PaperCalendar(TORONTO, office(9 * 60, 17 * 60, PaperHolidays::inQuebec));
      case "offimizer", "trackforce" ->
          new PaperCalendar(PARIS, office(9 * 60, 18 * 60, PaperHolidays::inFrance));
      default -> throw new IllegalArgumentException("no agreement counts on calendar " + id);
    };
  }

  ZoneId zone() {
    return zone;
  }

  /** When a term such as {@code PT2H}, {@code 3BD}, {@code 7CD}, {@code 1M} or a range is due. */
  Instant after(Instant start, String term) {
    var latest = term.substring(term.lastIndexOf('.') + 1);
    if (latest.startsWith("PT")) {
      return plus(start, Duration.parse(latest));
    }
    var count = Integer.parseInt(latest.replaceAll("\\D", ""));
    return switch (latest.replaceAll("\\d", "")) {
      case "BD" -> plusBusinessDays(start, count);
      case "CD" -> at(local(start).plusDays(count));
      case "M" -> at(local(start).plusMonths(count));
      default -> throw new IllegalArgumentException("no term: " + term);
    };
  }

  /** Whether such a term stands still while the desk is closed. */
  static boolean countsOpenTime(String term) {
    return term.startsWith("PT") || term.endsWith("BD");
  }

  Instant plus(Instant start, Duration openTime) {
    var left = openTime;
    for (var day = local(start).toLocalDate(); ; day = day.plusDays(1)) {
      var span = openOn(day).flatMap(found -> common(found, new Span(start, Instant.MAX)));
      if (span.isPresent()) {
        if (left.compareTo(span.get().length()) <= 0) {
          return span.get().from().plus(left);
        }
        left = left.minus(span.get().length());
      }
    }
  }

  Duration openBetween(Instant from, Instant to) {
    var sum = Duration.ZERO;
    for (var day = local(from).toLocalDate(); day.atStartOfDay(zone).toInstant().isBefore(to); ) {
      var span = openOn(day).flatMap(found -> common(found, new Span(from, to)));
      sum = sum.plus(span.map(Span::length).orElse(Duration.ZERO));
      day = day.plusDays(1);
    }
    return sum;
  }

  private Instant plusBusinessDays(Instant start, int count) {
    var day = local(start).toLocalDate();
    if (!isBusinessDay(day) || start.isAfter(openOn(day).orElseThrow().to())) {
      day = nextBusinessDay(day);
    }
    var opening = openOn(day).orElseThrow().from();
    var time = local(start.isBefore(opening) ? opening : start).toLocalTime();
    for (int i = 0; i < count; i++) {
      day = nextBusinessDay(day);
    }
    var due = at(day.atTime(time));
    var closing = openOn(day).orElseThrow().to();
    return due.isAfter(closing) ? closing : due;
  }

  private LocalDate nextBusinessDay(LocalDate day) {
    var next = day.plusDays(1);
    return isBusinessDay(next) ? next : nextBusinessDay(next);
  }

  /** In all five agreements these are Monday to Friday without holidays. */
  private boolean isBusinessDay(LocalDate day) {
    return !PaperHolidays.isWeekend(day) && open.apply(day).isPresent();
  }

  private Optional<Span> openOn(LocalDate day) {
    return open.apply(day)
        .map(
            hours ->
                new Span(
                    at(day.atStartOfDay().plusMinutes(hours.from())),
                    at(day.atStartOfDay().plusMinutes(hours.to()))));
  }

  private LocalDateTime local(Instant instant) {
    return LocalDateTime.ofInstant(instant, zone);
  }

  /** The earlier one of two, the first after a gap (decision D3). */
  private Instant at(LocalDateTime local) {
    var change = zone.getRules().getTransition(local);
    return change != null && change.isGap()
        ? change.getInstant()
        : ZonedDateTime.ofLocal(local, zone, null).toInstant();
  }

  private static Optional<Span> common(Span one, Span other) {
    var from = one.from().isAfter(other.from()) ? one.from() : other.from();
    var to = one.to().isBefore(other.to()) ? one.to() : other.to();
    return from.isBefore(to) ? Optional.of(new Span(from, to)) : Optional.empty();
  }

  private static Function<LocalDate, Optional<Hours>> office(
      int from, int to, Function<LocalDate, Boolean> holidays) {
    return day ->
        PaperHolidays.isWeekend(day) || holidays.apply(day)
            ? Optional.empty()
            : Optional.of(new Hours(from, to));
  }

  private static Function<LocalDate, Boolean> none() {
    return day -> false;
  }

  private static Optional<Hours> mondayToSaturdayMorning(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case MONDAY -> Optional.of(new Hours(8 * 60, MIDNIGHT));
      case SATURDAY -> Optional.of(new Hours(0, 8 * 60));
      case SUNDAY -> Optional.empty();
      default -> Optional.of(WHOLE_DAY);
    };
  }
}
