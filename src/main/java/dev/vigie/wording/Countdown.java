package dev.vigie.wording;

import java.time.Duration;
import java.time.Instant;

/**
 * The time left until an instant, as a page first shows it; a script keeps it running.
 *
 * @param at in ISO format, for the script
 * @param moment the instant in the reader's words
 */
public record Countdown(String at, String moment, String left, boolean over) {

  public static Countdown to(Instant due, Instant now, Words words) {
    var over = !now.isBefore(due);
    var lapse = words.lapse(Duration.between(now, due).abs());
    var left = words.text(over ? "countdown.over" : "countdown.left", lapse);
    return new Countdown(due.toString(), words.moment(due), left, over);
  }
}
