package dev.vigie.agreement;

import java.util.Locale;

/** The same sentence in the languages that customers are answered in. */
public record Wordings(String english, String french) {

  static final Wordings NONE = new Wordings("", "");

  public String in(Locale language) {
    return language.getLanguage().equals(Locale.FRENCH.getLanguage()) ? french : english;
  }
}
