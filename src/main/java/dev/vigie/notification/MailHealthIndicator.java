package dev.vigie.notification;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while mails wait because the mail server did not take them. Not part of readiness. */
@Component("mailQueue")
class MailHealthIndicator implements HealthIndicator {

  private final Notifications notifications;

  MailHealthIndicator(Notifications notifications) {
    this.notifications = notifications;
  }

  @Override
  public Health health() {
    var health = notifications.countFailing() == 0 ? Health.up() : Health.down();
    health.withDetail("unsent", notifications.countUnsent());
    notifications.oldestUnsent().ifPresent(since -> health.withDetail("oldestUnsent", since));
    notifications.anError().ifPresent(error -> health.withDetail("lastError", error));
    return health.build();
  }
}
