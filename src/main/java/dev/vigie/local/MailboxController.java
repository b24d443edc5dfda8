package dev.vigie.local;

import java.time.Instant;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** Shows what the application has sent. */
@Controller
@Profile("local")
@RequestMapping("/local")
class MailboxController {

  private final Mailbox mailbox;

  MailboxController(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  /** Newest last. */
  @GetMapping("/mail")
  @ResponseBody
  List<Mail> mails() {
    return mailbox.mails().stream().map(Mail::of).toList();
  }

  /** Newest first, as a person reads; one of them opened. */
  @GetMapping("/mailbox")
  String page(@RequestParam(required = false) String mail, Model model) {
    model.addAttribute("mails", mailbox.mails().reversed());
    if (mail != null) {
      model.addAttribute("opened", open(mail));
    }
    return "local/mailbox";
  }

  private ReceivedMail open(String id) {
    return mailbox
        .mail(id)
        .orElseThrow(
            () ->
                new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "There is no mail %s in the mailbox.".formatted(id)));
  }

  record Mail(Instant at, List<String> to, String subject, String text, String messageId) {

    static Mail of(ReceivedMail mail) {
      return new Mail(mail.at(), mail.to(), mail.subject(), mail.text(), mail.messageId());
    }
  }
}
