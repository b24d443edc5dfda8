package dev.vigie.wording;

import dev.vigie.calendar.Cadence;
import dev.vigie.calendar.Term;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How long something takes, or may take. */
final class Lengths {

  private final Words words;

  Lengths(Words words) {
    this.words = words;
  }

  String brief(Duration duration) {
    var minutes = duration.toMinutes();
    return minutes == 0
        ? words.text("duration.seconds", duration.toSeconds())
        : joined(part("duration.hours", minutes / 60), part("duration.minutes", minutes % 60));
  }

  /** In the two largest units. */
  String rough(Duration duration) {
    if (duration.toDays() > 0) {
      return joined(
          part("duration.days", duration.toDays()), part("duration.hours", duration.toHoursPart()));
    }
    return duration.toHours() > 0
        ? brief(duration)
        : joined(
            part("duration.minutes", duration.toMinutes()),
            words.text("duration.seconds", duration.toSecondsPart()));
  }

  String promised(Term term) {
    return switch (term) {
      case Term.Coverage coverage -> openTime(coverage.length());
      case Term.BusinessDays business -> words.text("term.business-days", business.days());
      case Term.CalendarDays calendar -> words.text("term.calendar-days", calendar.days());
      case Term.Months months -> words.text("term.months", months.months());
      case Term.Range range ->
          words.text("term.range", earliest(range.earliest()), promised(range.latest()));
    };
  }

  /** Stage by stage, where a promise recurs in stages. */
  String recurring(Cadence cadence) {
    return cadence.stages().stream()
        .map(this::stage)
        .reduce((before, next) -> words.text("cadence.then", before, next))
        .orElseThrow();
  }

  private String stage(Cadence.Stage stage) {
    var every = promised(stage.every());
    return stage
        .lasting()
        .map(term -> words.text("cadence.for", every, promised(term)))
        .orElse(every);
  }

  /** The unit is said once, with the latest end. */
  private String earliest(Term term) {
    return switch (term) {
      case Term.BusinessDays business -> words.text("number", business.days());
      case Term.CalendarDays calendar -> words.text("number", calendar.days());
      case Term.Months months -> words.text("number", months.months());
      case Term.Coverage coverage -> openTime(coverage.length());
      case Term.Range range -> promised(range);
    };
  }

  private String openTime(Duration length) {
    return joined(
        part("term.hours", length.toHours()),
        part("term.minutes", length.toMinutesPart()),
        part("term.seconds", length.toSecondsPart()));
  }

  private String part(String key, long count) {
    return count == 0 ? "" : words.text(key, count);
  }

  private static String joined(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
  }
}
