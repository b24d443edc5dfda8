package dev.vigie.report;

import dev.vigie.paging.AskedPage;
import dev.vigie.wording.Wording;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.data.domain.PageImpl;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows which tickets waited for their customers. */
@Controller
class WaitedPages {

  private final ReportQuestions questions;
  private final WaitedTickets tickets;
  private final WaitedCsv csv;
  private final Wording wording;

  WaitedPages(ReportQuestions questions, WaitedTickets tickets, WaitedCsv csv, Wording wording) {
    this.questions = questions;
    this.tickets = tickets;
    this.csv = csv;
    this.wording = wording;
  }

  @GetMapping(ReportLinks.WAITED)
  String show(
      ReportParameters parameters,
      @RequestParam(defaultValue = "0") int page,
      Authentication reader,
      Locale locale,
      Model model) {
    var asked = questions.understand(parameters, reader, () -> model.addAttribute("wrong", true));
    var total = tickets.count(asked);
    var wanted = AskedPage.of(page, ReportPages.ROWS, total);
    var rows = tickets.page(asked, wanted.getPageNumber(), wanted.getPageSize());
    var found = new PageImpl<>(rows, wanted, total);
    var words = wording.in(locale, asked.period().zone());
    model.addAttribute("list", WaitedList.of(asked, tickets.sum(asked), found, words));
    model.addAttribute("zone", words.zone());
    return "report/waited";
  }

  @GetMapping(ReportLinks.WAITED_CSV)
  void rows(ReportParameters parameters, Authentication reader, HttpServletResponse response)
      throws IOException {
    csv.write(questions.understand(parameters, reader), response);
  }
}
