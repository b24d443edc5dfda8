package dev.vigie.notification;

import dev.vigie.paging.AskedPage;
import dev.vigie.ticket.Tickets;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows the team which mails we wrote, to whom, when, and what the mail server said. */
@Controller
@RequestMapping("/mails/sent")
class SentPages {

  private static final int ROWS = 25;

  private final SentMails mails;
  private final Tickets tickets;

  SentPages(SentMails mails, Tickets tickets) {
    this.mails = mails;
    this.tickets = tickets;
  }

  /** One line of the list; {@code ticket} is null if there is none. */
  record Row(Notification mail, String ticket) {}

  @GetMapping
  String list(
      @RequestParam(defaultValue = "false") boolean unsent,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    var found = mails.mails(unsent, AskedPage.of(page, ROWS));
    model.addAttribute("mails", found);
    model.addAttribute("rows", found.getContent().stream().map(this::row).toList());
    model.addAttribute("unsent", unsent);
    return "mails/sent";
  }

  @GetMapping("/{id}")
  String mail(@PathVariable String id, Model model) {
    var row = row(find(id));
    model.addAttribute("mail", row.mail());
    model.addAttribute("ticket", row.ticket());
    model.addAttribute("form", UUID.randomUUID());
    return "mails/sent-mail";
  }

  /**
   * @param form made with the page, so that sending the same form twice sends one mail
   */
  @PostMapping("/{id}/again")
  String sendAgain(@PathVariable String id, @RequestParam UUID form, RedirectAttributes shownNext) {
    mails.sendAgain(find(id), "again:" + form);
    shownNext.addFlashAttribute("done", "mails.sent-again");
    return "redirect:/mails/sent/" + id;
  }

  private Notification find(String id) {
    return mails.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Row row(Notification mail) {
    return new Row(
        mail, mail.ticket().map(ticket -> tickets.get(ticket).number().toString()).orElse(null));
  }
}
