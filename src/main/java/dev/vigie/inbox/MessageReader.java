package dev.vigie.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/** Reads what a mail program wrote, as forgivingly as is safe. */
final class MessageReader {

  /** Names what was left out of a message that was too large, one header each. */
  static final String LEFT_OUT = "X-Vigie-Left-Out";

  private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{3,298}>");
  private static final int MOST_REFERENCES = 50;
  private static final Session SESSION = Session.getInstance(forgiving());

  private static Properties forgiving() {
    var settings = new Properties();
    settings.put("mail.mime.address.strict", "false");
    settings.put("mail.mime.allowutf8", "true");
    return settings;
  }

  private MessageReader() {}

  /**
   * @param authenticationServer whose word on the sender is trusted; null: nobody's
   * @throws UnreadableMessage if no program could tell what it says
   */
  static ReceivedMessage read(byte[] source, String authenticationServer) {
    try {
      return read(new MimeMessage(SESSION, new ByteArrayInputStream(source)), authenticationServer);
    } catch (MessagingException | RuntimeException | StackOverflowError unreadable) {
      throw new UnreadableMessage(unreadable);
    }
  }

  private static ReceivedMessage read(MimeMessage message, String authenticationServer)
      throws MessagingException {
    var content = MessageContent.of(message);
    var text = QuotedHistory.fold(content.text());
    var sender = sender(message);
    var address = sender.map(from -> from.getAddress().toLowerCase(Locale.ROOT)).orElse(null);
    return new ReceivedMessage(
        messageId(message).orElse(null),
        references(message),
        address,
        sender.map(MessageReader::name).orElse(null),
        subject(message),
        text.said(),
        text.folded(),
        content.attachments(),
        Optional.ofNullable(message.getHeader(LEFT_OUT)).map(List::of).orElse(List.of()),
        WrittenLanguage.of(text.said(), message),
        Machine.wrote(message, address),
        Returned.in(message),
        Machine.wantsNoAnswer(message),
        Sender.failed(message, authenticationServer));
  }

  private static Optional<InternetAddress> sender(MimeMessage message) throws MessagingException {
    var from = message.getHeader("From", ",");
    if (from == null) {
      return Optional.empty();
    }
    try {
      return Arrays.stream(InternetAddress.parseHeader(from, false))
          .filter(MessageReader::canBeAnswered)
          .findFirst();
    } catch (AddressException nonsense) {
      return Optional.empty();
    }
  }

  private static boolean canBeAnswered(InternetAddress address) {
    try {
      address.validate();
      return address.getAddress().contains("@") && address.getAddress().length() <= 254;
    } catch (AddressException nonsense) {
      return false;
    }
  }

  private static String name(InternetAddress sender) {
    var personal = sender.getPersonal();
    var name =
        personal == null || personal.isBlank()
            ? sender.getAddress().substring(0, sender.getAddress().indexOf('@'))
            : onOneLine(personal);
    return name.length() > 120 ? name.substring(0, 120) : name;
  }

  private static String subject(MimeMessage message) throws MessagingException {
    var header = message.getHeader("Subject", " ");
    if (header == null) {
      return "";
    }
    try {
      return onOneLine(MimeUtility.decodeText(MimeUtility.unfold(header)));
    } catch (UnsupportedEncodingException unknown) {
      return onOneLine(header);
    }
  }

  private static String onOneLine(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }

  private static Optional<String> messageId(MimeMessage message) throws MessagingException {
    return ids(message, "Message-ID").stream().findFirst();
  }

  private static List<String> references(MimeMessage message) throws MessagingException {
    var nearestFirst = new LinkedHashSet<>(ids(message, "In-Reply-To"));
    nearestFirst.addAll(ids(message, "References").reversed());
    return nearestFirst.stream().limit(MOST_REFERENCES).toList();
  }

  private static List<String> ids(MimeMessage message, String header) throws MessagingException {
    var value = message.getHeader(header, " ");
    return value == null
        ? List.of()
        : MESSAGE_ID.matcher(value).results().map(found -> found.group()).toList();
  }
}
