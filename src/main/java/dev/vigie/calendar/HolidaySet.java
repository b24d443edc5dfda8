package dev.vigie.calendar;

import java.util.stream.Stream;

/**
 * Some holidays that belong together; a set may name a holiday that lies in a neighbouring year.
 */
@FunctionalInterface
interface HolidaySet {

  Stream<Holiday> in(int year);
}
