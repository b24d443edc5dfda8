package dev.vigie.statement;

import dev.vigie.access.Caller;
import dev.vigie.agreement.Agreements;
import dev.vigie.availability.Months;
import dev.vigie.paging.AskedPage;
import dev.vigie.problem.TooBusy;
import dev.vigie.wording.Wording;
import dev.vigie.wording.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where managers draw up and approve statements, and customers read theirs. */
@Controller
@RequestMapping("/statements")
class StatementPages {

  private static final int ROWS = 50;
  private static final int LONGEST_REMARK = 2_000;

  private final Statements statements;
  private final StatementPdf pdf;
  private final StatementCsv csv;
  private final Agreements agreements;
  private final Parties parties;
  private final Wording wording;
  private final Clock time;

  StatementPages(
      Statements statements,
      StatementPdf pdf,
      StatementCsv csv,
      Agreements agreements,
      Parties parties,
      Wording wording,
      Clock time) {
    this.statements = statements;
    this.pdf = pdf;
    this.csv = csv;
    this.agreements = agreements;
    this.parties = parties;
    this.wording = wording;
    this.time = time;
  }

  /** One line of the list. */
  record Row(long id, String month, String customer, String agreement, String state, String style) {

    static Row of(Statement statement, Words words) {
      return new Row(
          statement.id(),
          words.month(statement.month()),
          statement.customer(),
          statement.agreement(),
          words.text("statement.state." + statement.state()),
          statement.state().name().toLowerCase(Locale.ROOT));
    }
  }

  @GetMapping
  String list(
      @RequestParam(defaultValue = "0") int page,
      Authentication reader,
      Locale locale,
      Model model) {
    var words = wording.in(locale);
    var found = statements.page(Caller.of(reader).visibility(), AskedPage.of(page, ROWS));
    model.addAttribute("found", found);
    model.addAttribute("rows", found.getContent().stream().map(s -> Row.of(s, words)).toList());
    model.addAttribute("agreements", agreements.names());
    model.addAttribute("lastMonth", Months.running(time.instant(), wording.zone()).minusMonths(1));
    return "statement/list";
  }

  @PostMapping
  String drawUp(
      @RequestParam(defaultValue = "") String customer,
      @RequestParam(defaultValue = "") String agreement,
      @RequestParam(defaultValue = "") String month) {
    if (customer.isBlank() || customer.length() > 80) {
      throw new StatementRefused("no-customer");
    }
    if (!agreements.names().contains(agreement)) {
      throw new StatementRefused("unknown-agreement");
    }
    if (!parties.know(customer.strip(), agreement)) {
      throw new StatementRefused("unknown-customer");
    }
    return shown(statements.drawUp(customer.strip(), agreement, month(month)).id());
  }

  @GetMapping("/{id}")
  String show(@PathVariable String id, Authentication reader, Locale locale, Model model) {
    var statement = find(id, reader);
    model.addAttribute("statement", view(statement, words(statement, locale)));
    return "statement/page";
  }

  /** Of an approved one, which stays as it is, browsers keep a copy and ask whether it still is. */
  @GetMapping("/{id}/pdf")
  ResponseEntity<byte[]> print(
      @PathVariable String id, Authentication reader, Locale locale, WebRequest request) {
    var statement = find(id, reader);
    var words = words(statement, locale);
    var answer = ResponseEntity.ok();
    if (statement.state().frozen()) {
      var copy = pdf.edition(statement, words);
      if (request.checkNotModified(copy)) {
        return kept(ResponseEntity.status(HttpStatus.NOT_MODIFIED)).build();
      }
      kept(answer);
    }
    return answer
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline().filename(pdf.fileName(statement)).build().toString())
        .body(pdf.print(statement, () -> view(statement, words), words));
  }

  @GetMapping("/{id}/promises.csv")
  void promises(@PathVariable String id, Authentication reader, HttpServletResponse response)
      throws IOException {
    csv.write(find(id, reader), response);
  }

  private static BodyBuilder kept(BodyBuilder answer) {
    return answer.cacheControl(CacheControl.noCache().cachePrivate());
  }

  /**
   * @param contents what the manager saw; nothing else is approved
   */
  @PostMapping("/{id}/approval")
  String approve(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String contents,
      Authentication manager,
      RedirectAttributes shownNext) {
    var found = find(id, manager);
    if (statements.approveOnThePage(found.id(), manager.getName(), contents)) {
      shownNext.addFlashAttribute("done", "statement.approved");
    } else {
      shownNext.addFlashAttribute("wrong", "statement.wrong.changed");
    }
    return shown(found.id());
  }

  @PostMapping("/{id}/return")
  String giveBack(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String remark,
      Authentication manager,
      RedirectAttributes shownNext) {
    var found = find(id, manager);
    if (remark.isBlank() || remark.length() > LONGEST_REMARK) {
      shownNext.addFlashAttribute("wrong", "statement.wrong.no-remark");
      return shown(found.id());
    }
    statements.giveBackOnThePage(found.id(), manager.getName(), remark.strip());
    shownNext.addFlashAttribute("done", "statement.returned");
    return shown(found.id());
  }

  @ExceptionHandler
  String refuse(StatementRefused refused, RedirectAttributes shownNext) {
    shownNext.addFlashAttribute("wrong", "statement.wrong." + refused.why());
    return "redirect:/statements";
  }

  @ExceptionHandler
  ModelAndView sendAway(TooBusy busy, HttpServletResponse response) {
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(busy.patience().toSeconds()));
    return new ModelAndView("error/503", HttpStatus.SERVICE_UNAVAILABLE);
  }

  private StatementView view(Statement statement, Words words) {
    return StatementView.of(statement, statements.content(statement), words);
  }

  private Words words(Statement statement, Locale locale) {
    return wording.in(locale, statement.zone());
  }

  private Statement find(String id, Authentication reader) {
    return Optional.of(id)
        .filter(text -> text.matches("\\d{1,18}"))
        .flatMap(text -> statements.find(Long.parseLong(text), Caller.of(reader).visibility()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static YearMonth month(String text) {
    return Months.parse(text).orElseThrow(() -> new StatementRefused("no-month"));
  }

  private static String shown(long id) {
    return "redirect:/statements/" + id;
  }
}
