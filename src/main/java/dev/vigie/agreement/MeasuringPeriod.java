package dev.vigie.agreement;

import java.util.regex.Pattern;

/**
 * Over which time a promise of availability must be kept.
 *
 * @param days 0 for each calendar month; else every period of so many days in a row
 */
public record MeasuringPeriod(int days) {

  static final MeasuringPeriod CALENDAR_MONTH = new MeasuringPeriod(0);

  private static final String MONTH = "calendar month";
  private static final Pattern DAYS = Pattern.compile("(\\d{1,3}) days");
  private static final int MOST_DAYS = 366;

  public boolean calendarMonth() {
    return days == 0;
  }

  /**
   * @throws IllegalArgumentException saying how to write it
   */
  static MeasuringPeriod parse(String text) {
    if (text.equals(MONTH)) {
      return CALENDAR_MONTH;
    }
    var read = DAYS.matcher(text);
    var days = read.matches() ? Integer.parseInt(read.group(1)) : 0;
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException(
          "\"%s\" is no period; write \"%s\", or 1 to %d days like \"30 days\""
              .formatted(text, MONTH, MOST_DAYS));
    }
    return new MeasuringPeriod(days);
  }

  @Override
  public String toString() {
    return calendarMonth() ? MONTH : days + " days";
  }
}
