package dev.vigie.webhook;

import dev.vigie.paging.AskedPage;
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

/** Shows the team what other programs were told, when, and what they answered. */
@Controller
@RequestMapping("/mails/webhooks")
class WebhookPages {

  private static final int ROWS = 25;

  private final Webhooks webhooks;

  WebhookPages(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  /** One line of the list. */
  record Row(Delivery delivery, String ticket) {}

  @GetMapping
  String list(
      @RequestParam(defaultValue = "false") boolean unsent,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    var found = webhooks.page(unsent, AskedPage.of(page, ROWS));
    model.addAttribute("deliveries", found);
    model.addAttribute("rows", found.getContent().stream().map(this::row).toList());
    model.addAttribute("unsent", unsent);
    return "webhooks/list";
  }

  @GetMapping("/{id}")
  String show(@PathVariable String id, Model model) {
    var row = row(find(id));
    model.addAttribute("delivery", row.delivery());
    model.addAttribute("ticket", row.ticket());
    model.addAttribute("form", UUID.randomUUID());
    return "webhooks/delivery";
  }

  /**
   * @param form made with the page, so that sending the same form twice tells once more, not twice
   */
  @PostMapping("/{id}/again")
  String sendAgain(@PathVariable String id, @RequestParam UUID form, RedirectAttributes shownNext) {
    webhooks.sendAgain(find(id).id(), form.toString());
    shownNext.addFlashAttribute("done", "webhooks.sent-again");
    return "redirect:/mails/webhooks/" + id;
  }

  private Delivery find(String id) {
    return webhooks.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Row row(Delivery delivery) {
    return new Row(delivery, webhooks.numberOf(delivery.ticket()));
  }
}
