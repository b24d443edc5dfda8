package dev.vigie.inbox;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Properties;

/**
 * A message that is too large to be taken whole: its headers and its text, and the names of what
 * was left in the mailbox. Only what is taken is asked of the server.
 */
final class Abridged {

  private static final int LONGEST_TEXT = 1_000_000;
  private static final int DEEPEST = 20;
  private static final int MOST_NAMES = 50;

  private final MimeMessage abridged = new MimeMessage(Session.getInstance(new Properties()));
  private final MimeMultipart texts = new MimeMultipart();
  private int leftOut;

  private Abridged() {}

  static byte[] of(MimeMessage whole) throws MessagingException, IOException {
    var abridged = new Abridged();
    for (var line : Collections.list(whole.getAllHeaderLines())) {
      var name = line.toLowerCase(Locale.ROOT);
      if (!name.startsWith("content-") && !name.startsWith("x-vigie-")) {
        abridged.abridged.addHeaderLine(line);
      }
    }
    abridged.take(whole, 0);
    return abridged.bytes();
  }

  private void take(Part part, int depth) throws MessagingException, IOException {
    if (part.isMimeType("multipart/*") && depth < DEEPEST) {
      var multipart = (Multipart) part.getContent();
      for (var i = 0; i < multipart.getCount(); i++) {
        take(multipart.getBodyPart(i), depth + 1);
      }
    } else if (part.isMimeType("text/*")
        && part.getFileName() == null
        && part.getSize() <= LONGEST_TEXT) {
      texts.addBodyPart(copy(part));
    } else if (leftOut++ < MOST_NAMES) {
      abridged.addHeader(MessageReader.LEFT_OUT, name(part));
    }
  }

  private static BodyPart copy(Part part) throws MessagingException, IOException {
    var copy = new MimeBodyPart();
    copy.setContent(part.getContent(), part.getContentType());
    copy.setHeader("Content-Type", part.getContentType());
    return copy;
  }

  private static String name(Part part) throws MessagingException {
    var name = part.getFileName();
    return name == null ? part.getContentType().replaceAll("[;\\s].*", "") : name;
  }

  private byte[] bytes() throws MessagingException, IOException {
    if (texts.getCount() == 0) {
      abridged.setText("");
    } else {
      abridged.setContent(texts);
    }
    var id = abridged.getMessageID();
    abridged.saveChanges();
    if (id != null) {
      abridged.setHeader("Message-ID", id);
    }
    var bytes = new ByteArrayOutputStream();
    abridged.writeTo(bytes);
    return bytes.toByteArray();
  }
}
