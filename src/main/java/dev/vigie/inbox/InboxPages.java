package dev.vigie.inbox;

import dev.vigie.inbox.IncomingMail.State;
import dev.vigie.paging.AskedPage;
import dev.vigie.ticket.Tickets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows the team what came in by mail and what became of it. */
@Controller
@RequestMapping("/mails/received")
class InboxPages {

  private static final int ROWS = 25;

  private final Inbox inbox;
  private final Tickets tickets;

  InboxPages(Inbox inbox, Tickets tickets) {
    this.inbox = inbox;
    this.tickets = tickets;
  }

  /** One line of the list; {@code ticket} is null if there is none. */
  record Row(IncomingMail mail, String ticket) {}

  @GetMapping
  String list(
      @RequestParam(required = false) State state,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    var wanted = AskedPage.of(page, ROWS);
    var found = inbox.mails(Optional.ofNullable(state), wanted);
    model.addAttribute("mails", found);
    model.addAttribute("rows", found.getContent().stream().map(this::row).toList());
    model.addAttribute("state", state);
    model.addAttribute("states", State.values());
    model.addAttribute("setAside", inbox.setAside());
    model.addAttribute("addresses", inbox.addresses());
    return "mails/received";
  }

  @GetMapping("/{id}")
  String mail(@PathVariable String id, Model model) {
    var whole = inbox.whole(id).orElseThrow(InboxPages::unknown);
    model.addAttribute("whole", whole);
    model.addAttribute("ticket", row(whole.mail()).ticket());
    model.addAttribute("mayBeFiledAgain", whole.mail().ticket().isEmpty());
    model.addAttribute("mayBeDismissed", whole.mail().state() == State.SET_ASIDE);
    return "mails/mail";
  }

  @PostMapping("/{id}/filing")
  String fileAgain(@PathVariable String id, RedirectAttributes shownNext) {
    return act(id, () -> inbox.fileAgain(id), "mails.filed-again", shownNext);
  }

  @PostMapping("/{id}/dismissal")
  String dismiss(@PathVariable String id, Authentication who, RedirectAttributes shownNext) {
    return act(id, () -> inbox.dismiss(id, who.getName()), "mails.dismissed", shownNext);
  }

  private String act(String id, BooleanSupplier doing, String done, RedirectAttributes shownNext) {
    inbox.whole(id).orElseThrow(InboxPages::unknown);
    shownNext.addFlashAttribute("done", doing.getAsBoolean() ? done : "mails.settled");
    return "redirect:/mails/received/" + id;
  }

  private Row row(IncomingMail mail) {
    return new Row(
        mail, mail.ticket().map(ticket -> tickets.get(ticket).number().toString()).orElse(null));
  }

  private static ResponseStatusException unknown() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
