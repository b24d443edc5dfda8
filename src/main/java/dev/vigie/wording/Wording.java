package dev.vigie.wording;

import java.time.ZoneId;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts what Vigie knows into the words of a reader. */
@Component
public class Wording {

  private final MessageSource texts;
  private final ZoneId zone;

  /**
   * @param zone whose clocks tell a time where no calendar does
   */
  Wording(MessageSource texts, @Value("${vigie.zone}") ZoneId zone) {
    this.texts = texts;
    this.zone = zone;
  }

  /** The zone whose clocks tell a time where no calendar does. */
  public ZoneId zone() {
    return zone;
  }

  /** For a reader of this language, where no calendar says in which zone to tell times. */
  public Words in(Locale locale) {
    return in(locale, zone);
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
