package dev.vigie.api;

import dev.vigie.calendar.BusinessCalendar;
import dev.vigie.calendar.Calendars;
import dev.vigie.calendar.Deadline;
import dev.vigie.calendar.Term;
import dev.vigie.problem.RequestRefused;
import dev.vigie.wording.Wording;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers about business time, for whoever wants to check our arithmetic. */
@RestController
@Tag(name = "Business time")
class BusinessTimeApi {

  private final Calendars calendars;
  private final Wording wording;

  BusinessTimeApi(Calendars calendars, Wording wording) {
    this.calendars = calendars;
    this.wording = wording;
  }

  record Due(Instant dueAt, ExplanationView explanation) {}

  record Elapsed(long seconds, ExplanationView explanation) {}

  @GetMapping("/api/deadlines")
  @Operation(summary = "When a term such as PT2H, 3BD, 7CD or 1M is due")
  Due deadline(
      @RequestParam String calendar,
      @RequestParam String start,
      @RequestParam String term,
      Locale locale) {
    var on = calendar(calendar);
    var deadline = new Deadline(term(term), on, instant("start", start));
    return withinReach(
        "start",
        () ->
            new Due(
                deadline.dueAt().orElseThrow(),
                ExplanationView.of(deadline.explain(), null, wording.in(locale, on.zone()))));
  }

  @GetMapping("/api/elapsed")
  @Operation(summary = "How much time of a calendar lies between two instants")
  Elapsed elapsed(
      @RequestParam String calendar,
      @RequestParam String start,
      @RequestParam String end,
      Locale locale) {
    var on = calendar(calendar);
    var from = instant("start", start);
    var to = instant("end", end);
    if (to.isBefore(from)) {
      throw badRequest("end", "lies before start; swap the two");
    }
    return withinReach(
        "end",
        () ->
            new Elapsed(
                on.between(from, to).toSeconds(),
                ExplanationView.of(on.explain(from, to), null, wording.in(locale, on.zone()))));
  }

  private static <T> T withinReach(String field, Supplier<T> computation) {
    try {
      return computation.get();
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException beyond) {
      throw badRequest(
          field, "leads too far to be computed; calendars know the years 1900 to 2300");
    }
  }

  private BusinessCalendar calendar(String id) {
    if (!calendars.ids().contains(id)) {
      throw badRequest("calendar", "'%s' is unknown; use one of %s".formatted(id, calendars.ids()));
    }
    return calendars.get(id);
  }

  private static Term term(String text) {
    try {
      return Term.parse(text);
    } catch (IllegalArgumentException unreadable) {
      throw badRequest("term", unreadable.getMessage());
    }
  }

  private static Instant instant(String field, String text) {
    try {
      return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    } catch (DateTimeException unreadable) {
      throw badRequest(
          field,
          "'%s' is no date-time with an offset; write it like 2026-11-23T09:00:00+01:00"
              .formatted(text));
    }
  }

  private static RequestRefused badRequest(String field, String problem) {
    return new RequestRefused(HttpStatus.BAD_REQUEST, field, field + ": " + problem + ".");
  }
}
