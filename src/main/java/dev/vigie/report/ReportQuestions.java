package dev.vigie.report;

import dev.vigie.access.Caller;
import dev.vigie.agreement.Agreements;
import dev.vigie.agreement.Objective;
import dev.vigie.problem.RequestRefused;
import dev.vigie.ticket.Visibility;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Understands what somebody asks a report for, and what that somebody may see. */
@Component
class ReportQuestions {

  private final Agreements agreements;
  private final ReportProperties settings;
  private final Clock time;

  ReportQuestions(Agreements agreements, ReportProperties settings, Clock time) {
    this.agreements = agreements;
    this.settings = settings;
    this.time = time;
  }

  /**
   * @throws RequestRefused naming the field
   */
  ReportQuestion understand(ReportParameters asked, Authentication reader) {
    var filter = filter(asked, reader);
    var zone = zone(asked.zone(), filter);
    var from = day("from", asked.from());
    var to = day("to", asked.to());
    try {
      return new ReportQuestion(new ReportPeriod(from, to, zone), filter, visibility(reader));
    } catch (IllegalArgumentException impossible) {
      throw refused("to", impossible.getMessage());
    }
  }

  /**
   * For a page: if the period cannot be understood it is this month's, and {@code wrong} is told.
   */
  ReportQuestion understand(ReportParameters asked, Authentication reader, Runnable wrong) {
    try {
      return asked.withoutDays() ? thisMonth(asked, reader) : understand(asked, reader);
    } catch (RequestRefused refused) {
      wrong.run();
      return thisMonth("zone".equals(refused.field()) ? asked.withoutZone() : asked, reader);
    }
  }

  private ReportQuestion thisMonth(ReportParameters asked, Authentication reader) {
    var filter = filter(asked, reader);
    var zone = zone(asked.zone(), filter);
    var first = today(zone).withDayOfMonth(1);
    var period = new ReportPeriod(first, first.plusMonths(1).minusDays(1), zone);
    return new ReportQuestion(period, filter, visibility(reader));
  }

  LocalDate today(ZoneId zone) {
    return LocalDate.ofInstant(time.instant(), zone);
  }

  /** Which team works on what is not for customers to tell apart. */
  private static ReportFilter filter(ReportParameters asked, Authentication reader) {
    return new ReportFilter(
        given(asked.agreement()),
        given(asked.plan()),
        given(asked.severity()),
        Optional.ofNullable(given(asked.objective())).map(ReportQuestions::objective).orElse(null),
        given(asked.customer()),
        Caller.of(reader).onTheTeam() ? given(asked.team()) : null);
  }

  private static Visibility visibility(Authentication reader) {
    return Caller.of(reader).visibility();
  }

  private ZoneId zone(String asked, ReportFilter filter) {
    var id = given(asked);
    if (id != null && !ZoneId.getAvailableZoneIds().contains(id)) {
      throw refused("zone", "'%s' is no time zone; write it like Europe/Paris".formatted(id));
    }
    return id == null ? usualZone(filter) : ZoneId.of(id);
  }

  /** An agreement is about days where its desk is. */
  ZoneId usualZone(ReportFilter filter) {
    return Optional.ofNullable(filter.agreement())
        .flatMap(agreements::zone)
        .orElse(settings.zone());
  }

  private static LocalDate day(String field, String text) {
    if (text == null || text.isBlank()) {
      throw refused(field, "is missing; write it like 2026-10-31");
    }
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException unreadable) {
      throw refused(field, "'%s' is no day; write it like 2026-10-31".formatted(text));
    }
  }

  private static Objective objective(String text) {
    try {
      return Objective.valueOf(text);
    } catch (IllegalArgumentException unknown) {
      throw refused(
          "objective", "'%s' is none; use one of %s".formatted(text, List.of(Objective.values())));
    }
  }

  private static String given(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static RequestRefused refused(String field, String problem) {
    return new RequestRefused(HttpStatus.BAD_REQUEST, field, field + ": " + problem + ".");
  }
}
