package dev.vigie.notification;

import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sends monthly statements, with the PDF. */
@Component
public class StatementMails {

  private final Letters letters;
  private final String publicUrl;

  StatementMails(Letters letters, @Value("${vigie.public-url}") String publicUrl) {
    this.letters = letters;
    this.publicUrl = publicUrl;
  }

  /**
   * @param month in words
   * @param pdf the file, called {@code name}
   */
  public record Mail(
      String statement,
      String customer,
      String month,
      String address,
      Locale locale,
      String name,
      byte[] pdf) {}

  /** The second time for the same statement and address nothing. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void send(Mail mail) {
    var model =
        Map.<String, Object>of(
            "customer", mail.customer(),
            "subject", mail.month(),
            "portalUrl", publicUrl + "/statements/" + mail.statement());
    letters.send(
        new Letter(
            MailKind.STATEMENT,
            "statement:%s:%s".formatted(mail.statement(), mail.address()),
            mail.address(),
            mail.locale(),
            model),
        new Enclosure(mail.name(), "application/pdf", mail.pdf()));
  }
}
