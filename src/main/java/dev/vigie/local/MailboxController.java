package dev.vigie.local;

import dev.vigie.board.MailboxNotice;
import dev.vigie.inbox.Inbox;
import java.time.Instant;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows what the application has sent. */
@Controller
@Profile("local")
@RequestMapping("/local")
class MailboxController implements MailboxNotice {

  private final Mailbox mailbox;
  private final Inbox inbox;
  private final JavaMailSender server;

  MailboxController(Mailbox mailbox, Inbox inbox, JavaMailSender server) {
    this.mailbox = mailbox;
    this.inbox = inbox;
    this.server = server;
  }

  @Override
  public String path() {
    return "/local/mailbox";
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
    model.addAttribute("addresses", inbox.addresses());
    if (mail != null) {
      model.addAttribute("opened", open(mail));
    }
    return "local/mailbox";
  }

  /** Sends what a customer would write, by way of the mail server. */
  @PostMapping("/mailbox")
  String write(
      @RequestParam String from,
      @RequestParam String to,
      @RequestParam String subject,
      @RequestParam String text,
      RedirectAttributes shownNext) {
    var mail = new SimpleMailMessage();
    mail.setFrom(from);
    mail.setTo(to);
    mail.setSubject(subject);
    mail.setText(text);
    try {
      server.send(mail);
      shownNext.addFlashAttribute("done", "mailbox.written");
    } catch (MailException refused) {
      shownNext.addFlashAttribute("wrong", refused.getMessage());
    }
    return "redirect:/local/mailbox";
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
