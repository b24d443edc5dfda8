package dev.vigie.testing;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real IMAP server with the mailbox of each agreement, such as {@code support@xtm.test}. */
public final class TestMailboxes {

  private final GreenMail server = new GreenMail(setup());
  private final CuttableWay way;
  private final Map<String, GreenMailUser> users;

  public TestMailboxes() {
    server.start();
    way = new CuttableWay(server.getImap().getPort());
    users =
        Stream.of("qohash", "xtm", "aidi", "offimizer", "trackforce")
            .collect(
                Collectors.toMap(
                    agreement -> agreement,
                    agreement ->
                        server.setUser(
                            "support@%s.test".formatted(agreement), agreement, "secret")));
  }

  private static ServerSetup setup() {
    var setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
    setup.setServerStartupTimeout(60_000); // two seconds are usual, and short for a slow machine
    return setup;
  }

  public int port() {
    return way.port();
  }

  /** Puts a message into an agreement's mailbox, as a mail server that received it would. */
  public void deliver(String agreement, byte[] message) throws MessagingException {
    users
        .get(agreement)
        .deliver(
            new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(message)));
  }

  /** Cuts the way to the server, or opens it again. */
  public void cut(boolean cut) {
    way.cut(cut);
  }
}
