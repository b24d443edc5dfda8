package dev.vigie.availability;

import dev.vigie.agreement.AvailabilityPromise;
import dev.vigie.agreement.InterruptionCause;
import dev.vigie.calendar.HolidayName;
import dev.vigie.wording.Wording;
import dev.vigie.wording.Words;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Puts what is known of availability into the words of a reader. */
@Component
class AvailabilityWords {

  private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
  private static final Set<InterruptionCause> AS_IT_SHOULD_BE =
      Set.of(InterruptionCause.MAINTENANCE, InterruptionCause.REQUESTED_MAINTENANCE);
  private static final BigDecimal MILLIS = BigDecimal.valueOf(1_000);

  private final Wording wording;

  AvailabilityWords(Wording wording) {
    this.wording = wording;
  }

  Said in(Locale locale, ZoneId zone) {
    return new Said(wording, wording.in(locale, zone));
  }

  /** For one reader, with times as the clocks of a zone show them. */
  record Said(Wording wording, Words words) {

    /** To the millisecond: {@code 43,200 min}, {@code 12 min 30.5 s}. */
    String minutes(Duration length) {
      var rest = BigDecimal.valueOf(length.minusMinutes(length.toMinutes()).toMillis());
      return rest.signum() == 0
          ? words.text("availability.minutes", length.toMinutes())
          : words.text("availability.minutes-seconds", length.toMinutes(), rest.divide(MILLIS));
    }

    String percent(BigDecimal percent) {
      return words.text("availability.percent", percent);
    }

    /** What the agreement promises, or that it does not. */
    String promised(Optional<AvailabilityPromise> promise) {
      return promise
          .map(
              said ->
                  said.percent()
                      .map(this::percent)
                      .orElseGet(() -> words.text("availability.silence." + said.silence().code())))
          .orElseGet(() -> words.text("availability.silence.NOT_SPECIFIED"));
    }

    String outcome(MonthFigure figure) {
      return words.text(
          "availability.outcome.%s%s"
              .formatted(
                  figure.outcome(),
                  figure.running() && figure.promised().isPresent() ? ".running" : ""));
    }

    /** One stretch of the period: when, how long, and why it counts as it does. */
    String line(Stretch stretch) {
      return line(stretch, reasonOf(stretch)) + byClause(stretch.clause());
    }

    private String line(Stretch stretch, String because) {
      return words.text(
          "availability.line." + stretch.reason(),
          words.span(stretch.span().start(), Optional.of(stretch.span().end())),
          minutes(stretch.length()),
          because);
    }

    String holiday(HolidayName name) {
      return name.in(words.locale());
    }

    private String reasonOf(Stretch stretch) {
      return stretch
          .holiday()
          .map(this::holiday)
          .or(() -> stretch.interruption().map(this::cause))
          .orElse("");
    }

    /** What an interruption counts as; of maintenance also why, if it is not as it should be. */
    String counts(Interruption part) {
      if (part.kind() == Interruption.Kind.UNNOTICED) {
        return cause(part);
      }
      var counts = words.text("availability.counts." + part.counts());
      return AS_IT_SHOULD_BE.contains(part.cause()) || part.kind() == Interruption.Kind.OUTAGE
          ? counts
          : words.text("availability.counts.because", counts, cause(part));
    }

    String reason(Stretch.Reason reason) {
      return words.text("availability.reason." + reason);
    }

    String cause(InterruptionCause cause) {
      return words.text("availability.cause." + cause);
    }

    private String cause(Interruption interruption) {
      return interruption.kind() == Interruption.Kind.UNNOTICED
          ? words.text("availability.unnoticed")
          : cause(interruption.cause());
    }

    String doubt(MaintenanceDoubt doubt) {
      return words.text(
          "availability.doubt.%s%s".formatted(doubt.kind(), variant(doubt)),
          doubt.amount() == null ? "" : words.duration(doubt.amount()),
          doubt.window() == null ? String.join(", ", doubt.customers()) : window(doubt.window()),
          byClause(doubt.clause()));
    }

    private static String variant(MaintenanceDoubt doubt) {
      if (doubt.kind() == MaintenanceDoubt.Kind.OUTSIDE_WINDOW && doubt.window() == null) {
        return ".never";
      }
      return doubt.downtime() ? ".downtime" : "";
    }

    private String window(MaintenanceDoubt.Window window) {
      var there = wording.in(words.locale(), window.zone());
      return words.text(
          "availability.window",
          there.span(window.span().start(), Optional.of(window.span().end())),
          window.zone().getId());
    }

    /** Empty where no clause is. */
    private static String byClause(String clause) {
      return clause.isEmpty() ? "" : " (" + clause + ")";
    }

    /** What was set right: which field, from what to what. */
    String correction(Correction correction) {
      return words.text(
          "availability.correction",
          words.text("availability.field." + correction.field()),
          value(correction.field(), correction.before()),
          value(correction.field(), correction.after()));
    }

    private String value(String field, Optional<String> value) {
      return value
          .filter(text -> !text.isEmpty())
          .map(text -> value(field, text))
          .orElseGet(() -> words.text("availability.nothing"));
    }

    private String value(String field, String text) {
      if (INSTANT.matcher(text).matches()) {
        return words.localMoment(Instant.parse(text));
      }
      return switch (field) {
        case "state" -> words.text("availability.state." + text);
        case "cause" -> InterruptionCause.ofOutage(text).map(this::cause).orElse(text);
        case "requested" -> words.text("availability.yes-no." + text);
        default -> text;
      };
    }
  }
}
