package dev.vigie.calendar;

import java.util.Collection;

/** Nobody has written a calendar with this id. */
public class UnknownCalendar extends IllegalArgumentException {

  UnknownCalendar(String id, Collection<String> known) {
    super("calendar \"%s\" is unknown; known are %s".formatted(id, String.join(", ", known)));
  }
}
