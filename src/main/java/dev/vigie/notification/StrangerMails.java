package dev.vigie.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells strangers why nothing was opened for them and where to go. */
@Component
public class StrangerMails {

  /** One answer is an answer; more would make us a tool against who did not write at all. */
  private static final Duration ONE_EVERY = Duration.ofDays(1);

  private final Notifications notifications;
  private final Letters letters;
  private final Clock time;
  private final String publicUrl;

  StrangerMails(
      Notifications notifications,
      Letters letters,
      Clock time,
      @Value("${vigie.public-url}") String publicUrl) {
    this.notifications = notifications;
    this.letters = letters;
    this.time = time;
    this.publicUrl = publicUrl;
  }

  public void answer(Stranger stranger) {
    var since = time.instant().minus(ONE_EVERY);
    if (!notifications.existsByRecipientAndKindAndCreatedAtAfter(
        stranger.address(), MailKind.STRANGER, since)) {
      letters.answer(
          stranger,
          Map.of(
              "subject", stranger.subject(),
              "contact", stranger.name(),
              "address", stranger.address(),
              "writtenTo", stranger.writtenTo(),
              "portalUrl", publicUrl));
    }
  }
}
