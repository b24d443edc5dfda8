package dev.vigie.inbox;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while a mailbox cannot be read or a mail cannot be filed. Not part of readiness. */
@Component("mailboxes")
class MailInHealthIndicator implements HealthIndicator {

  private final MailboxWatch watch;
  private final IncomingMails mails;

  MailInHealthIndicator(MailboxWatch watch, IncomingMails mails) {
    this.watch = watch;
    this.mails = mails;
  }

  @Override
  public Health health() {
    var troubles = watch.troubles();
    var failing = mails.countFailing(IncomingMail.State.WAITING);
    return (troubles.isEmpty() && failing == 0 ? Health.up() : Health.down())
        .withDetails(troubles)
        .withDetail("notFiled", failing)
        .withDetail("setAside", mails.countByState(IncomingMail.State.SET_ASIDE))
        .build();
  }
}
