package dev.vigie.report;

import dev.vigie.access.Caller;
import dev.vigie.agreement.Agreements;
import dev.vigie.agreement.Objective;
import dev.vigie.calendar.Calendars;
import dev.vigie.ledger.PromiseOutcome;
import dev.vigie.ledger.PromiseOutcomes;
import dev.vigie.paging.AskedPage;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.Tickets;
import dev.vigie.wording.Wording;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.springframework.data.domain.PageImpl;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Shows how promises were kept: figures, the promises behind each, and why each was due when. */
@Controller
class ReportPages {

  /** Of a list behind a figure. */
  static final int ROWS = 50;

  private final ReportQuestions questions;
  private final Reports reports;
  private final ReportPresenter presenter;
  private final PromiseCsv csv;
  private final PromiseOutcomes promises;
  private final Tickets tickets;
  private final Agreements agreements;
  private final Calendars calendars;
  private final Wording wording;

  ReportPages(
      ReportQuestions questions,
      Reports reports,
      ReportPresenter presenter,
      PromiseCsv csv,
      PromiseOutcomes promises,
      Tickets tickets,
      Agreements agreements,
      Calendars calendars,
      Wording wording) {
    this.questions = questions;
    this.reports = reports;
    this.presenter = presenter;
    this.csv = csv;
    this.promises = promises;
    this.tickets = tickets;
    this.agreements = agreements;
    this.calendars = calendars;
    this.wording = wording;
  }

  @GetMapping(ReportLinks.PAGE)
  String show(ReportParameters parameters, Authentication reader, Locale locale, Model model) {
    var asked = understand(parameters, reader, model);
    var zone = asked.period().zone();
    var words = wording.in(locale, zone);
    var report = reports.report(asked);
    model.addAttribute(
        "report",
        presenter.page(
            report,
            asked.filter(),
            questions.today(zone),
            questions.usualZone(asked.filter()),
            words));
    model.addAttribute("asked", asked);
    model.addAttribute("given", asked.filter().given());
    model.addAttribute("objectives", Objective.values());
    model.addAttribute("agreements", agreements.names());
    model.addAttribute("plans", agreements.plans());
    model.addAttribute("severities", agreements.severities());
    model.addAttribute("byCustomer", !Caller.of(reader).onTheTeam());
    return "report/sla";
  }

  @GetMapping(ReportLinks.PROMISES)
  String promises(
      ReportParameters parameters,
      @RequestParam(defaultValue = "PROMISED") Figure figure,
      @RequestParam(defaultValue = "0") int page,
      Authentication reader,
      Locale locale,
      Model model) {
    var asked = understand(parameters, reader, model);
    var total = reports.count(asked, figure);
    var wanted = AskedPage.of(page, ROWS, total);
    var rows = reports.promises(asked, figure, wanted.getPageNumber(), wanted.getPageSize());
    var found = new PageImpl<>(rows, wanted, total);
    var words = wording.in(locale, asked.period().zone());
    model.addAttribute("list", PromiseList.of(asked, figure, found, words));
    model.addAttribute("zone", words.zone());
    return "report/promises";
  }

  @GetMapping(ReportLinks.CSV)
  void rows(
      ReportParameters parameters,
      @RequestParam(required = false) Figure figure,
      Authentication reader,
      HttpServletResponse response)
      throws IOException {
    csv.write(questions.understand(parameters, reader), figure, response);
  }

  @GetMapping(ReportLinks.PROMISES + "/{id}")
  String promise(@PathVariable String id, Authentication reader, Locale locale, Model model) {
    var promise = find(id);
    var ticket = ticket(promise);
    if (!Caller.of(reader).visibility().covers(ticket)) {
      throw unknown();
    }
    var words = wording.in(locale, zone(promise));
    model.addAttribute("promise", PromiseCard.of(promise, ticket.number(), calendars, words));
    return "report/promise";
  }

  private ReportQuestion understand(
      ReportParameters parameters, Authentication reader, Model model) {
    return questions.understand(parameters, reader, () -> model.addAttribute("wrong", true));
  }

  private PromiseOutcome find(String id) {
    return Optional.of(id)
        .filter(text -> text.matches("\\d{1,18}"))
        .flatMap(text -> promises.findWithPausesById(Long.parseLong(text)))
        .orElseThrow(ReportPages::unknown);
  }

  private Ticket ticket(PromiseOutcome promise) {
    return tickets.get(new TicketId(promise.ticketId()));
  }

  private ZoneId zone(PromiseOutcome promise) {
    return calendars.ids().contains(promise.calendar())
        ? calendars.get(promise.calendar()).zone()
        : wording.zone();
  }

  private static ResponseStatusException unknown() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
