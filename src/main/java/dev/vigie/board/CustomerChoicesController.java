package dev.vigie.board;

import dev.vigie.access.Caller;
import dev.vigie.attachment.Replies;
import dev.vigie.ticket.Handling;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketClosed;
import dev.vigie.ticket.TicketQueries;
import dev.vigie.ticket.TicketService;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a customer may do on the page of a ticket besides replying. */
@Controller
@RequestMapping("/tickets/{number}")
class CustomerChoicesController {

  private static final int LONGEST_REASON = 2_000;

  private final TicketQueries queries;
  private final TicketService tickets;
  private final Handling handling;
  private final Replies replies;

  CustomerChoicesController(
      TicketQueries queries, TicketService tickets, Handling handling, Replies replies) {
    this.queries = queries;
    this.tickets = tickets;
    this.handling = handling;
    this.replies = replies;
  }

  @PostMapping("/withdrawal")
  String withdraw(
      @PathVariable String number,
      @RequestParam(defaultValue = "") String reason,
      Authentication signedIn,
      RedirectAttributes shownNext) {
    var ticket = ticket(number, signedIn);
    tickets.withdraw(ticket.id(), signedIn.getName(), bounded(reason));
    return done(ticket, "withdraw.done", shownNext);
  }

  /**
   * @param form made with the page, so that sending the same form twice escalates once
   */
  @PostMapping("/escalation")
  String escalate(
      @PathVariable String number,
      @RequestParam UUID form,
      @RequestParam String reason,
      Authentication signedIn,
      RedirectAttributes shownNext) {
    var ticket = ticket(number, signedIn);
    if (reason.isBlank()) {
      return wrong(ticket, "escalate.missing", shownNext);
    }
    var occurrence = "page:" + form;
    return handling.requestEscalation(ticket.id(), occurrence, signedIn.getName(), bounded(reason))
        ? done(ticket, "escalate.done", shownNext)
        : wrong(ticket, "escalate.nobody-left", shownNext);
  }

  /**
   * Files without words, as they come with a request.
   *
   * @param form made with the page, so that sending the same files twice adds them once
   */
  @PostMapping("/files")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void add(
      @PathVariable String number,
      @RequestParam UUID form,
      @RequestParam(required = false) List<MultipartFile> files,
      Authentication signedIn) {
    replies.addFiles(
        ticket(number, signedIn).id(), "page:" + form, signedIn.getName(), Uploads.of(files));
  }

  /** Closed by somebody else while its page was read. */
  @ExceptionHandler
  String closedMeanwhile(TicketClosed closed, RedirectAttributes shownNext) {
    shownNext.addFlashAttribute("wrong", "reply.closed");
    return "redirect:/tickets/" + closed.number();
  }

  private Ticket ticket(String number, Authentication signedIn) {
    return queries.find(number, Caller.of(signedIn).visibility());
  }

  /** The page lets nobody write more. */
  private static String bounded(String reason) {
    if (reason.length() > LONGEST_REASON) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return reason.strip();
  }

  private static String done(Ticket ticket, String done, RedirectAttributes shownNext) {
    shownNext.addFlashAttribute("done", done);
    return "redirect:/tickets/" + ticket.number();
  }

  private static String wrong(Ticket ticket, String wrong, RedirectAttributes shownNext) {
    shownNext.addFlashAttribute("wrong", wrong);
    return "redirect:/tickets/" + ticket.number();
  }
}
