package dev.vigie.wallboard;

import dev.vigie.clock.SlaClock;
import dev.vigie.clock.SlaClocks;
import dev.vigie.paging.AskedPage;
import dev.vigie.paging.Leaf;
import dev.vigie.ticket.TicketStatus;
import dev.vigie.ticket.Timeline;
import dev.vigie.ticket.Turn;
import dev.vigie.wallboard.BoardFilter.Property;
import dev.vigie.wording.Wording;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.data.domain.PageImpl;
import org.springframework.stereotype.Component;

/** Puts together what the board shows: three queries, however many tickets are open. */
@Component
class Wallboards {

  static final int ROWS = 100;

  private final OpenTickets tickets;
  private final SlaClocks clocks;
  private final Timeline timeline;
  private final RowWriter writer;
  private final Wording wording;
  private final Clock time;

  Wallboards(
      OpenTickets tickets,
      SlaClocks clocks,
      Timeline timeline,
      RowWriter writer,
      Wording wording,
      Clock time) {
    this.tickets = tickets;
    this.clocks = clocks;
    this.timeline = timeline;
    this.writer = writer;
    this.wording = wording;
    this.time = time;
  }

  /**
   * @param asked counted from 0; beyond the last page it is that one
   */
  Wallboard show(BoardFilter filter, int asked, Locale locale) {
    var version = timeline.version(); // before what may already be newer
    var now = time.instant();
    var tally = new Tally(tickets.groups(now), filter);
    var total = tally.total();
    var wanted = AskedPage.of(asked, ROWS, total);
    var rows = rows(filter, now, wanted.getOffset(), locale);
    return new Wallboard(
        version,
        filter.link(wanted.getPageNumber()),
        figures(tally, locale),
        filters(tally, locale),
        !filter.chosen().isEmpty(),
        rows,
        total,
        Math.max(0, total - wanted.getOffset() - rows.size()),
        Leaf.of(new PageImpl<>(rows, wanted, total), filter::link));
  }

  private List<Wallboard.Row> rows(BoardFilter filter, Instant now, long leftOut, Locale locale) {
    var shown = tickets.mostUrgentFirst(filter, now, ROWS, leftOut);
    var owed = clocks(shown);
    return shown.stream()
        .map(one -> writer.row(one, owed.getOrDefault(one.id().value(), List.of()), now, locale))
        .toList();
  }

  private Map<String, List<SlaClock>> clocks(List<OpenTicket> shown) {
    return shown.isEmpty()
        ? Map.of()
        : clocks.ofTickets(shown.stream().map(one -> one.id().value()).toList()).stream()
            .collect(Collectors.groupingBy(SlaClock::ticketId));
  }

  private List<Wallboard.Figure> figures(Tally tally, Locale locale) {
    return List.of(
        all(tally, locale),
        figure(tally, Property.URGENCY, Urgency.BREACHED, locale),
        figure(tally, Property.URGENCY, Urgency.SOON, locale),
        figure(tally, Property.URGENCY, Urgency.LATER, locale),
        figure(tally, Property.URGENCY, Urgency.PAUSED, locale),
        figure(tally, Property.TURN, Turn.CUSTOMER, locale),
        figure(tally, Property.STATUS, TicketStatus.RECEIVED, locale));
  }

  /** Everything that is open, whatever the figures have been narrowed to. */
  private Wallboard.Figure all(Tally tally, Locale locale) {
    var wide = tally.filter().withoutFigures();
    return new Wallboard.Figure(
        text("wallboard.open", locale),
        "open",
        new Tally(tally.groups(), wide).total(),
        wide.link(0),
        wide.equals(tally.filter()));
  }

  private Wallboard.Figure figure(Tally tally, Property property, Enum<?> value, Locale locale) {
    var chosen = value.name().equals(tally.filter().of(property));
    return new Wallboard.Figure(
        text("wallboard.%s.%s".formatted(property.word(), value), locale),
        value.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        tally.of(property, value),
        tally.filter().link(property, chosen ? null : value.name()),
        chosen);
  }

  private List<Wallboard.Choices> filters(Tally tally, Locale locale) {
    var filters = new ArrayList<Wallboard.Choices>();
    for (var property : List.of(Property.AGREEMENT, Property.TEAM, Property.SEVERITY)) {
      var values = tally.values(property).stream().map(v -> choice(tally, property, v)).toList();
      if (!values.isEmpty()) {
        filters.add(
            new Wallboard.Choices(text("wallboard.filter." + property.word(), locale), values));
      }
    }
    return filters;
  }

  private static Wallboard.Choice choice(
      Tally tally, Property property, Map.Entry<String, Long> value) {
    var chosen = value.getKey().equals(tally.filter().of(property));
    return new Wallboard.Choice(
        value.getKey(),
        value.getValue(),
        tally.filter().link(property, chosen ? null : value.getKey()),
        chosen);
  }

  private String text(String key, Locale locale) {
    return wording.in(locale).text(key);
  }
}
