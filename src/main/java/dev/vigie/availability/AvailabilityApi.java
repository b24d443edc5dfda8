package dev.vigie.availability;

import dev.vigie.access.Caller;
import dev.vigie.calendar.TimeSpan;
import dev.vigie.problem.RequestRefused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How much services could be used, with the reasons. */
@RestController
@RequestMapping("/api/availability")
@Tag(name = "Availability")
class AvailabilityApi {

  private static final int MOST_SERVICES = 50;
  private static final Duration LONGEST = Duration.ofDays(400);

  private final AvailabilityFigures figures;
  private final Services services;
  private final ServiceTerms terms;
  private final AvailabilityWords words;
  private final Clock time;

  AvailabilityApi(
      AvailabilityFigures figures,
      Services services,
      ServiceTerms terms,
      AvailabilityWords words,
      Clock time) {
    this.figures = figures;
    this.services = services;
    this.terms = terms;
    this.words = words;
    this.time = time;
  }

  @GetMapping
  @Operation(
      summary = "How much services could be used",
      description =
          "In a month such as 2026-11 (by itself, the one that runs), judged as the agreement says;"
              + " or of one service from an instant to another, at most 400 days. Of one service,"
              + " or of the first 50 of a customer. Each figure explains itself: every instant of"
              + " the period lies in one of its stretches.")
  List<FigureView> figures(
      @RequestParam(required = false) @Size(max = 36) String service,
      @RequestParam(required = false) @Size(max = 80) String customer,
      @RequestParam(required = false) String month,
      @RequestParam(required = false) Instant from,
      @RequestParam(required = false) Instant to,
      Authentication signedIn,
      Locale locale) {
    var reader = Caller.of(signedIn).visibility();
    if (from != null || to != null) {
      return List.of(between(required(service), span(from, to), signedIn, locale));
    }
    var asked = Months.asked(month, time.instant());
    var some =
        service == null
            ? services.page(customer, null, reader, PageRequest.of(0, MOST_SERVICES)).getContent()
            : List.of(services.find(service, reader));
    var found = figures.months(some, asked, 1);
    return some.stream().map(one -> view(one, found.get(one.id()).getFirst(), locale)).toList();
  }

  private FigureView between(String id, TimeSpan span, Authentication signedIn, Locale locale) {
    var service = services.find(id, Caller.of(signedIn).visibility());
    var judged =
        FigureView.judged(terms.promise(service), figures.over(service, span), time.instant());
    var zone = terms.zone(service);
    return FigureView.of(service, null, judged, zone, words.in(locale, zone));
  }

  private FigureView view(MeasuredService service, MonthFigure figure, Locale locale) {
    var zone = terms.zone(service);
    return FigureView.of(service, figure, zone, words.in(locale, zone));
  }

  private static String required(String service) {
    if (service == null) {
      throw new RequestRefused(
          HttpStatus.BAD_REQUEST,
          "service",
          "service is missing; from and to are for one service.");
    }
    return service;
  }

  private TimeSpan span(Instant from, Instant to) {
    if (from == null || to == null || !to.isAfter(from)) {
      throw new RequestRefused(
          HttpStatus.BAD_REQUEST, "to", "Name both from and a later to, as instants in UTC.");
    }
    Moment.require("from", from);
    Moment.require("to", to);
    if (Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw new RequestRefused(
          HttpStatus.BAD_REQUEST, "to", "That is more than 400 days; ask for less at once.");
    }
    return new TimeSpan(from, to);
  }
}
