package dev.vigie.calendar;

/** A calendar file cannot be used; the message names the file, the field and the remedy. */
public class InvalidCalendar extends IllegalArgumentException {

  InvalidCalendar(String message) {
    super(message);
  }
}
