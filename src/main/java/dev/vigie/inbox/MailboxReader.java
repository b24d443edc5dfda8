package dev.vigie.inbox;

import dev.vigie.inbox.InboxProperties.MailboxSettings;
import dev.vigie.inbox.MailboxPositions.Position;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.integration.mail.ImapMailReceiver;
import org.springframework.messaging.support.GenericMessage;

/**
 * Takes what is new out of one mailbox, in the order in which it came, and changes nothing there.
 * What is new is told by the messages' uids; a mailbox that is read for the first time begins with
 * the first message that nobody has read.
 */
final class MailboxReader {

  private static final Logger LOG = LoggerFactory.getLogger(MailboxReader.class);
  private static final String TIMEOUT = "20000"; // milliseconds
  private static final int MOST_ATTEMPTS = 3;

  private final MailboxSettings mailbox;
  private final InboxProperties settings;
  private final MailStore store;
  private final MailboxPositions positions;
  private final Receiver receiver;
  private long troublesomeUid = -1;
  private int attempts;

  MailboxReader(
      MailboxSettings mailbox,
      InboxProperties settings,
      MailStore store,
      MailboxPositions positions,
      BeanFactory beans) {
    this.mailbox = mailbox;
    this.settings = settings;
    this.store = store;
    this.positions = positions;
    this.receiver = new Receiver(url(mailbox));
    receiver.setBeanFactory(beans);
    receiver.setJavaMailProperties(timeouts(mailbox.protocol()));
    receiver.setMaxFetchSize(settings.batch());
    receiver.setShouldMarkMessagesAsRead(false);
    receiver.setShouldDeleteMessages(false);
    receiver.setAutoCloseFolder(false); // the messages are read while it is open
    receiver.afterPropertiesSet();
  }

  private static Properties timeouts(String protocol) {
    var limits = new Properties();
    for (var limit : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      limits.put("mail.%s.%s".formatted(protocol, limit), TIMEOUT);
    }
    limits.put("mail.%s.ssl.checkserveridentity".formatted(protocol), "true");
    limits.put("mail.%s.peek".formatted(protocol), "true"); // reading is not seeing
    return limits;
  }

  private static String url(MailboxSettings mailbox) {
    return "%s://%s:%s@%s:%d/%s"
        .formatted(
            mailbox.protocol(),
            encoded(mailbox.user()),
            encoded(mailbox.password()),
            mailbox.host(),
            mailbox.port(),
            mailbox.folder());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  String name() {
    return mailbox.name();
  }

  /**
   * @return whether there may be more
   * @throws MessagingException if the server cannot be reached or does not do what it should
   */
  synchronized boolean readNew() throws MessagingException {
    try {
      var messages = receiver.receive();
      for (var message : messages) {
        keep((MimeMessage) ((GenericMessage<?>) message).getPayload());
      }
      return messages.length == settings.batch();
    } catch (IOException broken) {
      throw new MessagingException(broken.getMessage(), broken);
    } finally {
      receiver.leave();
    }
  }

  void close() {
    receiver.destroy();
  }

  private void keep(MimeMessage message) throws MessagingException, IOException {
    var folder = (UIDFolder) message.getFolder();
    var uid = folder.getUID(message);
    if (!message.isExpunged()) {
      store.keep(mailbox.name(), fetch(message, uid));
    }
    positions.reached(mailbox.name(), new Position(folder.getUIDValidity(), uid));
  }

  /** A message that the server does not hand over stops the others only for a while. */
  private MailStore.Fetched fetch(MimeMessage message, long uid)
      throws MessagingException, IOException {
    var arrivedAt = Optional.ofNullable(message.getReceivedDate()).map(Date::toInstant);
    try {
      return new MailStore.Fetched(source(message), arrivedAt, message.getSize());
    } catch (MessagingException | IOException | RuntimeException refused) {
      attempts = uid == troublesomeUid ? attempts + 1 : 1;
      troublesomeUid = uid;
      if (attempts < MOST_ATTEMPTS) {
        throw refused;
      }
      LOG.error("Message {} cannot be fetched out of {}", uid, mailbox, refused);
      return new MailStore.Fetched(stub(uid, refused), arrivedAt, message.getSize());
    }
  }

  private byte[] source(MimeMessage message) throws MessagingException, IOException {
    if (message.getSize() > settings.largestMessage().toBytes()) {
      return Abridged.of(message);
    }
    var bytes = new ByteArrayOutputStream();
    message.writeTo(bytes);
    return bytes.toByteArray();
  }

  /** Not from anybody, so that a person looks at it. */
  private byte[] stub(long uid, Exception refused) {
    return "Subject: Message %d of %s cannot be fetched%n%n%s%n"
        .formatted(uid, mailbox.name(), refused)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Asks by uid, where the library asks for what is marked. */
  private final class Receiver extends ImapMailReceiver {

    private Receiver(String url) {
      super(url);
    }

    @Override
    protected Message[] searchForNewMessages() throws MessagingException {
      var folder = (UIDFolder) getFolder();
      var last = lastUid(folder);
      var later = new ArrayList<Message>();
      for (var message : folder.getMessagesByUID(last + 1, UIDFolder.LASTUID)) {
        if (message != null && folder.getUID(message) > last) {
          later.add(message); // but not the last one, which answers every such question
        }
      }
      return later.toArray(Message[]::new);
    }

    /** Not their structure: over a damaged message servers stumble, and all others would wait. */
    @Override
    protected void fetchMessages(Message[] messages) throws MessagingException {
      var heads = new FetchProfile();
      heads.add(UIDFolder.FetchProfileItem.UID);
      heads.add(FetchProfile.Item.SIZE);
      heads.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
      getFolder().fetch(messages, heads);
    }

    private long lastUid(UIDFolder folder) throws MessagingException {
      var known = positions.of(mailbox.name());
      if (known.isEmpty()) {
        return begin(folder);
      }
      // otherwise its uids mean other messages now; those that were taken are known again
      return known.get().uidValidity() == folder.getUIDValidity() ? known.get().lastUid() : 0;
    }

    /** Begins with what nobody has read; if there is none, with what comes from now on. */
    private long begin(UIDFolder folder) throws MessagingException {
      var unread = getFolder().search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
      var first = unread.length == 0 ? folder.getUIDNext() : folder.getUID(unread[0]);
      positions.reached(mailbox.name(), new Position(folder.getUIDValidity(), first - 1));
      return first - 1;
    }

    private void leave() {
      closeFolder();
    }
  }
}
