package dev.vigie.notification;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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
        "statement:" + mail.statement(),
        new Letter(
            MailKind.STATEMENT, reader(mail.address()), mail.address(), mail.locale(), model),
        new Enclosure(mail.name(), "application/pdf", mail.pdf()));
  }

  /** The same for the same address, however long it is. */
  private static String reader(String address) {
    return UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
