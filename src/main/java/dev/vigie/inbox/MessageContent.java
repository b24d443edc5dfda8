package dev.vigie.inbox;

import dev.vigie.attachment.Upload;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.poi.hmef.HMEFMessage;

/**
 * The text and the attachments of a message, out of the parts that it is made of (RFC 2046). Of
 * alternatives the plain one counts, unless it is empty.
 */
final class MessageContent {

  private static final int DEEPEST = 20;
  private static final int MOST_PARTS = 300;
  private static final int LONGEST_TEXT = 1_000_000;
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private final StringBuilder text = new StringBuilder();
  private final List<Upload> attachments = new ArrayList<>();
  private int parts;
  private boolean muted;

  private MessageContent() {}

  static MessageContent of(Part message) throws MessagingException {
    var content = new MessageContent();
    content.take(message, 0);
    return content;
  }

  /** With line feeds, however it was sent. */
  String text() {
    return text.toString().strip();
  }

  List<Upload> attachments() {
    return attachments;
  }

  private void take(Part part, int depth) throws MessagingException {
    if (depth > DEEPEST || ++parts > MOST_PARTS) {
      throw new MessagingException("is made of too many parts");
    }
    if (part.isMimeType("multipart/alternative")) {
      takeBest(parts(part), depth);
    } else if (part.isMimeType("multipart/*")) {
      for (var inner : parts(part)) {
        take(inner, depth + 1);
      }
    } else if (isText(part)) {
      append(readable(part));
    } else if (part.isMimeType("application/ms-tnef")) {
      unpack(part);
    } else {
      attachments.add(new Upload(name(part), type(part), bytes(part)));
    }
  }

  private void takeBest(List<BodyPart> alternatives, int depth) throws MessagingException {
    var chosen = choose(alternatives, depth);
    for (var alternative : alternatives) {
      if (alternative != chosen && !isText(alternative)) {
        var loud = !muted;
        muted = true; // its pictures and invitations are wanted, but not the same text again
        take(alternative, depth + 1);
        muted = !loud;
      }
    }
  }

  /** Takes the first that says something; null if none does. */
  private BodyPart choose(List<BodyPart> alternatives, int depth) throws MessagingException {
    for (var kind : List.of("text/plain", "multipart/*", "text/html")) {
      for (var alternative : alternatives) {
        var before = text.length();
        if (alternative.isMimeType(kind)) {
          take(alternative, depth + 1);
          if (text.length() > before) {
            return alternative;
          }
        }
      }
    }
    return null;
  }

  private void append(String more) {
    var wanted = more.strip();
    if (!muted && !wanted.isEmpty() && text.length() < LONGEST_TEXT) {
      text.append(text.isEmpty() ? "" : "\n\n")
          .append(wanted, 0, Math.min(wanted.length(), LONGEST_TEXT));
    }
  }

  private static boolean isText(Part part) throws MessagingException {
    return (part.isMimeType("text/plain") || part.isMimeType("text/html"))
        && !Part.ATTACHMENT.equalsIgnoreCase(disposition(part))
        && fileName(part) == null;
  }

  private static String readable(Part part) throws MessagingException {
    var decoded = decode(part);
    if (part.isMimeType("text/html")) {
      return HtmlText.of(decoded);
    }
    var type = contentType(part);
    return type != null && "flowed".equalsIgnoreCase(type.getParameter("format"))
        ? FlowedText.unwrap(decoded, "yes".equalsIgnoreCase(type.getParameter("delsp")))
        : decoded.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** By its own charset; if that cannot be, as UTF-8 if it is that, and else as Windows does. */
  private static String decode(Part part) throws MessagingException {
    var bytes = bytes(part);
    var type = contentType(part);
    var declared = type == null ? null : type.getParameter("charset");
    if (declared != null && !declared.toLowerCase(Locale.ROOT).contains("ascii")) {
      try {
        var charset = Charset.forName(MimeUtility.javaCharset(declared));
        return new String(bytes, charset.equals(StandardCharsets.ISO_8859_1) ? WINDOWS : charset);
      } catch (IllegalArgumentException unknown) {
        // guessed below
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException otherwise) {
      return new String(bytes, WINDOWS);
    }
  }

  /** What Outlook packed; packed still if it cannot be undone. */
  private void unpack(Part part) throws MessagingException {
    var packed = bytes(part);
    try {
      var outlook = new HMEFMessage(new ByteArrayInputStream(packed));
      for (var attachment : outlook.getAttachments()) {
        var name =
            Stream.of(attachment.getLongFilename(), attachment.getFilename(), "attachment")
                .filter(Objects::nonNull)
                .findFirst();
        attachments.add(
            new Upload(name.get(), "application/octet-stream", attachment.getContents()));
      }
    } catch (IOException | RuntimeException damaged) {
      attachments.add(new Upload("winmail.dat", "application/ms-tnef", packed));
    }
  }

  private static List<BodyPart> parts(Part part) throws MessagingException {
    try {
      var multipart = (Multipart) part.getContent();
      var all = new ArrayList<BodyPart>();
      for (var i = 0; i < multipart.getCount(); i++) {
        all.add(multipart.getBodyPart(i));
      }
      return all;
    } catch (IOException unreadable) {
      throw new MessagingException(unreadable.getMessage(), unreadable);
    }
  }

  /** Undone of its transfer encoding; as it stands if nobody knows that encoding. */
  private static byte[] bytes(Part part) throws MessagingException {
    try (var content = part.getInputStream()) {
      return content.readAllBytes();
    } catch (IOException damaged) {
      try (var raw = raw(part)) {
        return raw.readAllBytes();
      } catch (IOException unreadable) {
        throw new MessagingException(unreadable.getMessage(), unreadable);
      }
    }
  }

  private static InputStream raw(Part part) throws MessagingException {
    return part instanceof MimeBodyPart body
        ? body.getRawInputStream()
        : ((MimeMessage) part).getRawInputStream();
  }

  private static String name(Part part) throws MessagingException {
    var name = fileName(part);
    if (name != null) {
      return name;
    }
    if (part.isMimeType("text/calendar")) {
      return "invitation.ics";
    }
    if (part.isMimeType("message/rfc822")) {
      return "message.eml";
    }
    return part.isMimeType("image/*") ? "image" : "attachment";
  }

  private static String fileName(Part part) throws MessagingException {
    try {
      var name = part.getFileName();
      return name == null ? null : MimeUtility.decodeText(name);
    } catch (ParseException | UnsupportedEncodingException unreadable) {
      return "attachment";
    }
  }

  private static String disposition(Part part) {
    try {
      return part.getDisposition();
    } catch (MessagingException nonsense) {
      return null;
    }
  }

  private static ContentType contentType(Part part) throws MessagingException {
    try {
      return new ContentType(part.getContentType());
    } catch (ParseException nonsense) {
      return null;
    }
  }

  private static String type(Part part) throws MessagingException {
    var type = contentType(part);
    return type == null ? "application/octet-stream" : type.getBaseType().toLowerCase(Locale.ROOT);
  }
}
