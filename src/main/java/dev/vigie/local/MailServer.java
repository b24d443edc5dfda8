package dev.vigie.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.context.SmartLifecycle;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** Takes mail by SMTP on this machine and puts it into the mailbox instead of sending it on. */
final class MailServer implements SmartLifecycle {

  private static final int MAX_SIZE = 10_000_000;

  private final SMTPServer server;

  /**
   * @param forward what else is done with a mail that is kept, for those who are to have it
   */
  MailServer(Mailbox mailbox, BiConsumer<List<String>, byte[]> forward, int port) {
    this.server =
        SMTPServer.port(port)
            .bindAddress(InetAddress.getLoopbackAddress())
            .softwareName("Vigie mailbox")
            .hideTLS()
            .maxMessageSize(MAX_SIZE)
            .messageHandlerFactory(context -> new Delivery(mailbox, forward))
            .build();
  }

  @Override
  public void start() {
    server.start();
  }

  @Override
  public void stop() {
    server.stop();
  }

  @Override
  public boolean isRunning() {
    return server.isRunning();
  }

  /** Before anything that may want to send. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }

  /** One mail on its way in. */
  private static final class Delivery implements MessageHandler {

    private final Mailbox mailbox;
    private final BiConsumer<List<String>, byte[]> forward;
    private final List<String> recipients = new ArrayList<>();

    private Delivery(Mailbox mailbox, BiConsumer<List<String>, byte[]> forward) {
      this.mailbox = mailbox;
      this.forward = forward;
    }

    @Override
    public void from(String sender) {}

    @Override
    public void recipient(String recipient) {
      recipients.add(recipient);
    }

    @Override
    public String data(InputStream content) throws RejectException, IOException {
      var mail = content.readNBytes(MAX_SIZE + 1);
      if (mail.length > MAX_SIZE) {
        content.transferTo(OutputStream.nullOutputStream());
        throw new RejectException(552, "Message exceeds " + MAX_SIZE + " bytes");
      }
      return store(mail);
    }

    @Override
    public void done() {}

    private String store(byte[] mail) throws RejectException {
      try {
        mailbox.store(recipients, mail);
        forward.accept(recipients, mail);
        return null;
      } catch (IOException denied) {
        throw new RejectException(451, "Could not be stored: " + denied.getMessage());
      }
    }
  }
}
