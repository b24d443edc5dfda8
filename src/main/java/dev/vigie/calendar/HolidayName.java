package dev.vigie.calendar;

import java.util.Locale;

/** What people call a holiday, in the languages that Vigie speaks. */
public record HolidayName(String en, String fr) {

  public String in(Locale locale) {
    return locale.getLanguage().equals(Locale.FRENCH.getLanguage()) ? fr : en;
  }
}
