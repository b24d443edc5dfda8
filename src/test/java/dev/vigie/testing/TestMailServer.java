package dev.vigie.testing;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A real SMTP server that keeps what it receives, and can refuse for a while. */
public final class TestMailServer {

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile boolean refusing;
  private volatile String unknown;
  private volatile String unwanted;
  private final SMTPServer server =
      SMTPServer.port(0)
          .bindAddress(InetAddress.getLoopbackAddress())
          .messageHandler((context, from, to, data) -> receive(to, data))
          .build();

  /**
   * One mail.
   *
   * @param inReplyTo null if it answers none
   * @param contentType of the whole: plain text, or several parts
   * @param text its plain part
   * @param files the names of those that came with it
   */
  public record Received(
      String to,
      String subject,
      String messageId,
      String inReplyTo,
      String contentType,
      String text,
      List<String> files) {}

  public TestMailServer() {
    server.start();
  }

  public int port() {
    return server.getPortAllocated();
  }

  public List<Received> received() {
    return List.copyOf(received);
  }

  public void refuse(boolean refuse) {
    refusing = refuse;
  }

  boolean isRefusing() {
    return refusing || unwanted != null;
  }

  /**
   * @param address whose mails are refused for good from now on; null: nobody's
   */
  public void refuseForGood(String address) {
    unknown = address;
  }

  /**
   * @param messageId of the mail that is refused for now, again and again; null: none
   */
  public void refuseOnly(String messageId) {
    unwanted = messageId;
  }

  private void receive(String to, byte[] data) throws RejectException {
    if (to.equals(unknown)) {
      throw new RejectException(550, "no such mailbox");
    }
    if (refusing) {
      throw new RejectException(451, "busy");
    }
    try {
      var mail =
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(data));
      if (mail.getMessageID().equals(unwanted)) {
        throw new RejectException(451, "not now");
      }
      received.add(
          new Received(
              to,
              mail.getSubject(),
              mail.getMessageID(),
              mail.getHeader("In-Reply-To", null),
              mail.getContentType(),
              plain(mail),
              files(mail)));
    } catch (MessagingException | IOException unreadable) {
      throw new RejectException(554, unreadable.getMessage());
    }
  }

  private static List<String> files(Part part) throws MessagingException, IOException {
    var files = new ArrayList<String>();
    if (part.getFileName() != null) {
      files.add(part.getFileName());
    } else if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        files.addAll(files(parts.getBodyPart(i)));
      }
    }
    return files;
  }

  private static String plain(Part part) throws MessagingException, IOException {
    return part.getContent() instanceof Multipart parts
        ? plain(parts.getBodyPart(0))
        : part.getContent().toString();
  }
}
