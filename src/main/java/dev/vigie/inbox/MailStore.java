package dev.vigie.inbox;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.vigie.scheduling.PersistentTasks;
import dev.vigie.time.MovedTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps each message once, together with the task to file it. */
@Component
class MailStore {

  static final TaskDescriptor<String> FILE_MAIL = TaskDescriptor.of("file-mail", String.class);

  private static final Logger LOG = LoggerFactory.getLogger(MailStore.class);

  private final IncomingMails mails;
  private final JdbcClient jdbc;
  private final PersistentTasks tasks;
  private final TransactionTemplate transaction;
  private final ObjectProvider<MovedTime> moved;
  private final Clock time;

  MailStore(
      IncomingMails mails,
      JdbcClient jdbc,
      PersistentTasks tasks,
      TransactionTemplate transaction,
      ObjectProvider<MovedTime> moved,
      Clock time) {
    this.mails = mails;
    this.jdbc = jdbc;
    this.tasks = tasks;
    this.transaction = transaction;
    this.moved = moved;
    this.time = time;
  }

  /**
   * A message as it was fetched.
   *
   * @param arrivedAt when the mail server had it; empty if it does not say
   */
  record Fetched(byte[] source, Optional<Instant> arrivedAt, long size) {}

  /** Returns once it would survive a power cut; nothing happens if it was kept before. */
  void keep(String mailbox, Fetched message) {
    var fingerprint = Fingerprint.of(message.source());
    try {
      transaction.executeWithoutResult(status -> keepNew(mailbox, fingerprint, message));
    } catch (DataIntegrityViolationException keptMeanwhile) {
      if (!mails.existsByMailboxAndFingerprint(mailbox, fingerprint)) {
        throw keptMeanwhile;
      }
      LOG.debug("Another replica took a message out of {} first", mailbox);
    }
  }

  private void keepNew(String mailbox, String fingerprint, Fetched message) {
    if (mails.existsByMailboxAndFingerprint(mailbox, fingerprint)) {
      return;
    }
    var mail =
        mails.save(new IncomingMail(mailbox, fingerprint, onOurClock(message), message.size()));
    mails.flush();
    jdbc.sql("insert into incoming_mail_source (mail_id, content) values (?, ?)")
        .params(mail.id(), message.source())
        .update();
    tasks.owe(FILE_MAIL, mail.id(), mail.id());
  }

  byte[] source(String id) {
    return jdbc.sql("select content from incoming_mail_source where mail_id = ?")
        .param(id)
        .query((row, n) -> row.getBytes(1))
        .single();
  }

  /** A mail server's clock is not moved with ours, and may be a little ahead of it. */
  private Instant onOurClock(Fetched message) {
    var offset = moved.stream().findFirst().map(MovedTime::offset).orElse(Duration.ZERO);
    var now = time.instant();
    var arrived = message.arrivedAt().map(at -> at.plus(offset)).orElse(now);
    return arrived.isAfter(now) ? now : arrived;
  }
}
