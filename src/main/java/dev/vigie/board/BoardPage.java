package dev.vigie.board;

import dev.vigie.paging.Leaf;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketFilter;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.web.util.UriComponentsBuilder;

/** One page of the list of tickets. */
record BoardPage(List<TicketRow> rows, long total, Leaf leaf) {

  static BoardPage of(Page<Ticket> page, List<TicketRow> rows, TicketFilter filter) {
    return new BoardPage(
        rows, page.getTotalElements(), Leaf.of(page, number -> link(filter, number)));
  }

  private static String link(TicketFilter filter, int page) {
    var link = UriComponentsBuilder.fromPath("/").queryParam("page", page);
    add(link, "status", filter.status());
    add(link, "agreement", filter.agreement());
    add(link, "severity", filter.severity());
    add(link, "breached", filter.breached());
    return link.encode().build().toUriString();
  }

  private static void add(UriComponentsBuilder link, String name, Object value) {
    if (value != null) {
      link.queryParam(name, value);
    }
  }
}
