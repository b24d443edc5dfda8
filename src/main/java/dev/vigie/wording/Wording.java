package dev.vigie.wording;

import java.time.ZoneId;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts what Vigie knows into the words of a reader. */
@Component
public class Wording {

  private final MessageSource texts;

  Wording(MessageSource texts) {
    this.texts = texts;
  }

  /** For a reader of this language, with times as clocks of this zone show them. */
  public Words in(Locale locale, ZoneId zone) {
    return new Words(texts, spoken(locale), zone);
  }

  /** The language in which a reader of {@code locale} is answered. */
  public static Locale spoken(Locale locale) {
    return locale.getLanguage().equals("fr") ? Locale.FRENCH : Locale.ENGLISH;
  }
}
