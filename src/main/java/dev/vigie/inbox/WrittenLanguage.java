package dev.vigie.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells French from English by the commonest words, which is all that is needed of the many
 * languages that a library knows; else by what the mail program says of itself.
 */
final class WrittenLanguage {

  private static final Set<String> FRENCH =
      Set.of(
          "le",
          "la",
          "les",
          "des",
          "une",
          "est",
          "nous",
          "vous",
          "je",
          "pas",
          "pour",
          "dans",
          "avec",
          "sur",
          "que",
          "qui",
          "et",
          "bonjour",
          "merci",
          "depuis",
          "plus",
          "ne",
          "du",
          "cordialement");
  private static final Set<String> ENGLISH =
      Set.of(
          "the", "is", "are", "we", "you", "i", "not", "for", "in", "with", "that", "and", "of",
          "to", "hello", "thanks", "since", "it", "our", "have", "has", "this", "regards",
          "cannot");

  private WrittenLanguage() {}

  static Optional<String> of(String text, MimeMessage message) throws MessagingException {
    var words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+");
    var french = Arrays.stream(words).filter(FRENCH::contains).count();
    var english = Arrays.stream(words).filter(ENGLISH::contains).count();
    if (french != english) {
      return Optional.of(french > english ? "fr" : "en");
    }
    var declared = message.getHeader("Content-Language", ",");
    return Optional.ofNullable(declared)
        .map(language -> language.strip().toLowerCase(Locale.ROOT))
        .filter(language -> language.startsWith("fr") || language.startsWith("en"))
        .map(language -> language.substring(0, 2));
  }
}
