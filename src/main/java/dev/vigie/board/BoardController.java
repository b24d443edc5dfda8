package dev.vigie.board;

import dev.vigie.access.Caller;
import dev.vigie.agreement.Agreements;
import dev.vigie.paging.AskedPage;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketFilter;
import dev.vigie.ticket.TicketQueries;
import dev.vigie.ticket.TicketStatus;
import dev.vigie.ticket.Visibility;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The list of tickets: how each stands, and what is due next. */
@Controller
class BoardController {

  private static final int ROWS = 25;

  private final TicketQueries queries;
  private final Agreements agreements;
  private final TicketWords words;
  private final Clock clock;

  BoardController(TicketQueries queries, Agreements agreements, TicketWords words, Clock clock) {
    this.queries = queries;
    this.agreements = agreements;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping("/")
  String board(
      @RequestParam(required = false) TicketStatus status,
      @RequestParam(required = false) String agreement,
      @RequestParam(required = false) String severity,
      @RequestParam(required = false) Boolean breached,
      @RequestParam(defaultValue = "0") int page,
      Authentication signedIn,
      Locale locale,
      Model model) {
    var caller = Caller.of(signedIn);
    var filter = new TicketFilter(status, given(agreement), given(severity), breached);
    var found = find(filter, caller.visibility(), AskedPage.of(page, ROWS));
    model.addAttribute("board", BoardPage.of(found, rows(found.getContent(), locale), filter));
    model.addAttribute("filter", filter);
    model.addAttribute("filtered", !filter.equals(TicketFilter.none()));
    model.addAttribute("statuses", TicketStatus.values());
    model.addAttribute("agreements", agreements.names());
    model.addAttribute("severities", agreements.severities());
    model.addAttribute("customer", caller.organisation().orElse("acme"));
    model.addAttribute(
        "address", ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
    return "board";
  }

  /** Who asks beyond the last page gets the last page. */
  private Page<Ticket> find(TicketFilter filter, Visibility visibility, PageRequest asked) {
    var found = queries.mostUrgentFirst(filter, visibility, asked);
    return asked.getPageNumber() > 0 && found.isEmpty()
        ? queries.mostUrgentFirst(
            filter, visibility, asked.withPage(Math.max(0, found.getTotalPages() - 1)))
        : found;
  }

  private List<TicketRow> rows(List<Ticket> tickets, Locale locale) {
    var clocks = queries.clocks(tickets);
    var now = clock.instant();
    return tickets.stream()
        .map(
            ticket -> {
              var own = clocks.getOrDefault(ticket.id(), List.of());
              return TicketRow.of(ticket, own, words.of(own, locale), now);
            })
        .toList();
  }

  private static String given(String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
