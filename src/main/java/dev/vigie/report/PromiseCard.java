package dev.vigie.report;

import dev.vigie.calendar.Calendars;
import dev.vigie.calendar.Deadline;
import dev.vigie.ledger.PromiseOutcome;
import dev.vigie.ticket.TicketNumber;
import dev.vigie.wording.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One promise, and why its deadline lies where it lies.
 *
 * @param why null where its calendar has gone
 * @param recounted when it would be due on the calendar as it is now, if that is not the instant
 *     that counted
 */
record PromiseCard(
    String ticket,
    String promise,
    String severity,
    String clause,
    String calendar,
    String dueAt,
    String outcome,
    String style,
    String decidedAt,
    String keptAt,
    String correctedAt,
    String zone,
    String why,
    List<String> lines,
    String recounted) {

  static PromiseCard of(
      PromiseOutcome promise, TicketNumber ticket, Calendars calendars, Words words) {
    var explained =
        Optional.of(promise)
            .filter(one -> calendars.ids().contains(one.calendar()))
            .map(one -> one.deadline(calendars))
            .map(Deadline::explain);
    return new PromiseCard(
        ticket.toString(),
        words.promise(promise.objective(), promise.slot()),
        promise.severity(),
        promise.clause().orElse(null),
        promise.calendar(),
        promise.dueAt().map(words::moment).orElse(null),
        words.text("state." + promise.outcome()),
        promise.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        promise.decidedAt().map(words::moment).orElse(null),
        promise.keptAt().map(words::moment).orElse(null),
        promise.correctedAt().map(words::moment).orElse(null),
        words.zone(),
        explained.map(words::summary).orElse(null),
        explained.map(words::lines).orElse(List.of()),
        explained
            .flatMap(why -> why.dueAt())
            .filter(due -> promise.dueAt().filter(due::equals).isEmpty())
            .map(words::moment)
            .orElse(null));
  }
}
