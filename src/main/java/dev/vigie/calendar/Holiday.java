package dev.vigie.calendar;

import java.time.LocalDate;

/** A date on which a desk is closed, all day or for some hours only. */
record Holiday(LocalDate date, HolidayName name, OpeningHours closed) {}
