package dev.vigie.audit;

import dev.vigie.paging.AskedPage;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Where team leads read who saw and changed what. */
@Controller
class AuditPage {

  private static final int ROWS = 50;

  private final AuditLog log;

  AuditPage(AuditLog log) {
    this.log = log;
  }

  @GetMapping("/audit")
  String show(
      @RequestParam(defaultValue = "") String who,
      @RequestParam(defaultValue = "") String subject,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    var entries = log.page(given(who), given(subject), AskedPage.of(page, ROWS));
    var asked = entries.getNumber();
    model.addAttribute("entries", entries);
    model.addAttribute("who", who);
    model.addAttribute("subject", subject);
    model.addAttribute("previous", asked == 0 ? null : link(who, subject, asked - 1));
    model.addAttribute("next", entries.hasNext() ? link(who, subject, asked + 1) : null);
    return "audit/log";
  }

  private static String given(String text) {
    return Optional.of(text.strip()).filter(one -> !one.isEmpty()).orElse(null);
  }

  private static String link(String who, String subject, int page) {
    return UriComponentsBuilder.fromPath("/audit")
        .queryParam("who", who)
        .queryParam("subject", subject)
        .queryParam("page", page)
        .encode()
        .build()
        .toUriString();
  }
}
