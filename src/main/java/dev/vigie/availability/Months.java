package dev.vigie.availability;

import dev.vigie.problem.RequestRefused;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** Months as addresses and forms name them, such as 2026-11; those that {@link Moment} knows. */
public final class Months {

  /** From 2000 to 2499. */
  public static final String PATTERN = "2[0-4]\\d{2}-(0[1-9]|1[0-2])";

  private Months() {}

  /** The month that runs. */
  public static YearMonth running(Instant now, ZoneId zone) {
    return YearMonth.from(now.atZone(zone));
  }

  /** Empty for what is no such month. */
  public static Optional<YearMonth> parse(String text) {
    return Optional.ofNullable(text)
        .map(String::strip)
        .filter(month -> month.matches(PATTERN))
        .map(YearMonth::parse);
  }

  /**
   * The month that somebody asks for: the one that runs in UTC unless another is named.
   *
   * @throws RequestRefused if what is named is none
   */
  static YearMonth asked(String text, Instant now) {
    return text == null || text.isBlank()
        ? running(now, ZoneOffset.UTC)
        : parse(text)
            .orElseThrow(
                () ->
                    new RequestRefused(
                        HttpStatus.BAD_REQUEST,
                        "month",
                        "'%s' is no month; write it like 2026-11.".formatted(text)));
  }
}
