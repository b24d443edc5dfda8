package dev.vigie.statement;

import dev.vigie.customer.Customers;
import dev.vigie.notification.StatementMails;
import dev.vigie.wording.Wording;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends approved statements to their customers, in the customer's language; each once. */
@Service
@Transactional
public class StatementMailing {

  private final Statements statements;
  private final StatementPdf pdf;
  private final StatementMails mails;
  private final Customers customers;
  private final Wording wording;

  StatementMailing(
      Statements statements,
      StatementPdf pdf,
      StatementMails mails,
      Customers customers,
      Wording wording) {
    this.statements = statements;
    this.pdf = pdf;
    this.mails = mails;
    this.customers = customers;
    this.wording = wording;
  }

  /** Whether there is anybody to send it to. */
  public boolean send(long id) {
    var statement = statements.get(id);
    var customer = customers.get(statement.customer());
    if (customer.announceTo().isEmpty()) {
      return false;
    }
    if (statement.state() == StatementState.APPROVED) {
      send(statement, customer.language(), customer.announceTo());
      statements.sent(id);
    }
    return true;
  }

  private void send(Statement statement, Locale language, Iterable<String> addresses) {
    var words = wording.in(language, statement.zone());
    var printed =
        pdf.print(
            statement,
            () -> StatementView.of(statement, statements.content(statement), words),
            words);
    for (var address : addresses) {
      mails.send(
          new StatementMails.Mail(
              String.valueOf(statement.id()),
              statement.customer(),
              words.month(statement.month()),
              address,
              language,
              pdf.fileName(statement),
              printed));
    }
  }
}
