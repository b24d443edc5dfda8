package dev.vigie.calendar;

import java.time.Duration;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** Reads the text form of terms. */
final class TermNotation {

  private static final Pattern HOURS =
      Pattern.compile("PT(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}S)?");
  private static final Pattern COUNT = Pattern.compile("(\\d{1,9})(BD|CD|M)");

  private TermNotation() {}

  static Term read(String text) {
    var ends = text.strip().split("\\.\\.", -1);
    return switch (ends.length) {
      case 1 -> single(ends[0], text);
      case 2 -> new Term.Range(single(ends[0], text), single(ends[1], text));
      default -> throw unreadable(text);
    };
  }

  private static Term single(String part, String text) {
    if (HOURS.matcher(part).matches()) {
      return new Term.Coverage(Duration.parse(part));
    }
    var count = COUNT.matcher(part);
    if (!count.matches()) {
      throw unreadable(text);
    }
    IntFunction<Term> unit =
        switch (count.group(2)) {
          case "BD" -> Term.BusinessDays::new;
          case "CD" -> Term.CalendarDays::new;
          default -> Term.Months::new;
        };
    return unit.apply(Integer.parseInt(count.group(1)));
  }

  static void requireBetween(int least, int count, int most, String unit) {
    if (count < least || count > most) {
      throw new IllegalArgumentException(
          "term \"%d%s\" is not between %d%s and %d%s"
              .formatted(count, unit, least, unit, most, unit));
    }
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException(
        ("\"%s\" is no term; write it like PT30M, PT2H or PT1H30M (opening hours), 3BD (business"
                + " days), 7CD (calendar days), 1M (month) or 14BD..28BD (a range)")
            .formatted(text));
  }
}
