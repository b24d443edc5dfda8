package dev.vigie.local;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.vigie.inbox.Inbox.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.springframework.context.SmartLifecycle;

/**
 * The mailboxes that customers write to, on this machine. It forgets what it holds when it stops
 * and is filled again when it starts; Vigie knows which messages it has taken.
 */
final class ImapServer implements SmartLifecycle {

  /** The rest of the platform starts beside it; the usual two seconds are short then. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Nobody but this machine can reach it. */
  private static final String PASSWORD = "local";

  private final Mailbox kept;
  private final List<Address> addresses;
  private final int port;
  private GreenMail server;
  private Map<String, GreenMailUser> users = Map.of();

  ImapServer(Mailbox kept, List<Address> addresses, int port) {
    this.kept = kept;
    this.addresses = addresses;
    this.port = port;
  }

  @Override
  public void start() {
    var setup = new ServerSetup(port, FreePorts.LOOPBACK, ServerSetup.PROTOCOL_IMAP);
    setup.setServerStartupTimeout(PATIENCE.toMillis());
    server = new GreenMail(setup);
    server.start();
    users =
        addresses.stream()
            .collect(
                Collectors.toMap(
                    one -> one.address().toLowerCase(Locale.ROOT),
                    one -> server.setUser(one.address(), one.agreement(), PASSWORD)));
    kept.contents(this::deliver);
  }

  @Override
  public void stop() {
    server.stop();
    server = null;
  }

  @Override
  public boolean isRunning() {
    return server != null;
  }

  /** Before anything that may want to read. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }

  /** Puts a mail into the mailboxes among its recipients, if there are any. */
  void deliver(Collection<String> recipients, byte[] mail) {
    for (var recipient : recipients) {
      var user = users.get(recipient.toLowerCase(Locale.ROOT));
      if (user != null) {
        deliver(user, mail);
      }
    }
  }

  private static void deliver(GreenMailUser user, byte[] mail) {
    try {
      user.deliver(
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)));
    } catch (MessagingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
