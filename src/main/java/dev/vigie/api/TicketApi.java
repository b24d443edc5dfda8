package dev.vigie.api;

import dev.vigie.access.Caller;
import dev.vigie.agreement.Objective;
import dev.vigie.calendar.Calendars;
import dev.vigie.clock.SlaClock;
import dev.vigie.paging.PageView;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketFilter;
import dev.vigie.ticket.TicketQueries;
import dev.vigie.ticket.TicketStatus;
import dev.vigie.ticket.TicketView;
import dev.vigie.ticket.TicketViews;
import dev.vigie.ticket.Timeline;
import dev.vigie.ticket.TimelineEntry;
import dev.vigie.ticket.TimelineKind;
import dev.vigie.wording.Wording;
import dev.vigie.wording.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What programs may read of tickets, in the language that they accept. */
@RestController
@RequestMapping("/api/tickets")
@Tag(name = "Tickets")
class TicketApi {

  private final TicketQueries queries;
  private final TicketViews views;
  private final Timeline timeline;
  private final Calendars calendars;
  private final Wording wording;

  TicketApi(
      TicketQueries queries,
      TicketViews views,
      Timeline timeline,
      Calendars calendars,
      Wording wording) {
    this.queries = queries;
    this.views = views;
    this.timeline = timeline;
    this.calendars = calendars;
    this.wording = wording;
  }

  /** One thing that happened; {@code detail} is what a person wrote, word for word. */
  record TimelineView(
      Instant at, TimelineKind kind, String actor, String text, String detail, String clause) {

    static TimelineView of(TimelineEntry entry, Words words) {
      return new TimelineView(
          entry.at(),
          entry.kind(),
          words.actor(entry),
          words.sentence(entry),
          entry.detail().orElse(null),
          entry.clause().orElse(null));
    }
  }

  @GetMapping
  @Operation(summary = "A page of tickets, newest first unless sorted otherwise")
  PageView<TicketView> page(
      @RequestParam(required = false) TicketStatus status,
      @RequestParam(required = false) String agreement,
      @RequestParam(required = false) String severity,
      @RequestParam(required = false) Boolean breached,
      @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
      @RequestParam(defaultValue = "20") @Min(1) @Max(200) int size,
      @RequestParam(defaultValue = "receivedAt,desc") String sort,
      Authentication caller) {
    var wanted = new TicketFilter(status, agreement, severity, breached);
    var found =
        queries.page(wanted, Caller.of(caller).visibility(), Sorting.page(page, size, sort));
    var clocks = queries.clocks(found.getContent());
    return PageView.of(
        found.map(ticket -> views.of(ticket, clocks.getOrDefault(ticket.id(), List.of()))));
  }

  @GetMapping("/{number}")
  @Operation(summary = "A ticket with its clocks")
  TicketView ticket(@PathVariable String number, Authentication caller) {
    return views.of(find(number, caller));
  }

  @GetMapping("/{number}/timeline")
  @Operation(summary = "Everything that happened to a ticket, oldest first")
  List<TimelineView> timeline(@PathVariable String number, Authentication caller, Locale locale) {
    var ticket = find(number, caller);
    var calendar = queries.terms(ticket).promise(Objective.FIRST_RESPONSE).calendar();
    var words = wording.in(locale, calendars.get(calendar).zone());
    return timeline.of(ticket.id(), Caller.of(caller).visibility()).stream()
        .map(entry -> TimelineView.of(entry, words))
        .toList();
  }

  @GetMapping("/{number}/clocks/{objective}/explanation")
  @Operation(summary = "Why a deadline lies where it lies")
  ExplanationView explanation(
      @PathVariable String number,
      @PathVariable Objective objective,
      Authentication caller,
      Locale locale) {
    var clock =
        queries.clocks(find(number, caller)).stream()
            .filter(c -> c.objective() == objective)
            .findFirst()
            .orElseThrow();
    return clock
        .deadline(calendars)
        .map(
            deadline ->
                ExplanationView.of(
                    deadline.explain(), clock.clause(), wording.in(locale, zone(clock))))
        .orElseGet(() -> ExplanationView.notSpecified(clock.clause()));
  }

  private Ticket find(String number, Authentication caller) {
    return queries.find(number, Caller.of(caller).visibility());
  }

  private ZoneId zone(SlaClock clock) {
    return calendars.get(clock.calendar()).zone();
  }
}
