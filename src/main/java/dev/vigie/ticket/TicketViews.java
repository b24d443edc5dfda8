package dev.vigie.ticket;

import dev.vigie.clock.ClockState;
import dev.vigie.clock.SlaClock;
import dev.vigie.customer.Customers;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/** Makes tickets presentable to programs. */
@Component
public class TicketViews {

  private final TicketQueries queries;
  private final Announcements announcements;
  private final Customers customers;
  private final LinkProperties links;

  TicketViews(
      TicketQueries queries,
      Announcements announcements,
      Customers customers,
      LinkProperties links) {
    this.queries = queries;
    this.announcements = announcements;
    this.customers = customers;
    this.links = links;
  }

  /**
   * @param publicUrl where customers and agents reach Vigie
   * @param links where agents reach Operate and Tasklist
   */
  @ConfigurationProperties("vigie")
  record LinkProperties(
      @DefaultValue("http://localhost:8080") String publicUrl, @DefaultValue Camunda links) {

    record Camunda(String operate, String tasklist) {}
  }

  public TicketView of(Ticket ticket) {
    return of(ticket, queries.clocks(ticket));
  }

  public TicketView of(Ticket ticket, List<SlaClock> clocks) {
    return new TicketView(
        ticket.number().toString(),
        ticket.agreement(),
        ticket.plan().isEmpty() ? null : ticket.plan(),
        ticket.status(),
        new TicketView.Severity(
            ticket.severityClaimed(),
            ticket.severityFound().orElse(null),
            ticket.severityConfirmed().orElse(null)),
        ticket.receivedAt(),
        ticket.closedAt().orElse(null),
        ticket.reopenUntil().orElse(null),
        ticket.customer(),
        ticket.service(),
        ticket.type(),
        ticket.subject(),
        ticket.team(),
        customers.supervisor(ticket.customer()).orElse(null),
        ticket.unreadReply(),
        ticket.resolvedAt().orElse(null),
        ticket.promisedUntil().orElse(null),
        queries.goesOnIn(ticket).map(TicketNumber::toString).orElse(null),
        announcements.awaitedBy(ticket).orElse(null),
        clocks.stream().map(TicketViews::clock).toList(),
        links(ticket));
  }

  public TicketView.Links links(Ticket ticket) {
    return links(ticket.number(), ticket.processInstanceKey());
  }

  /**
   * @param processInstanceKey empty until the engine has started the ticket's process
   */
  public TicketView.Links links(TicketNumber number, Optional<Long> processInstanceKey) {
    var instance = processInstanceKey.map(key -> "/processes/" + key).orElse("");
    return new TicketView.Links(
        links.publicUrl() + "/tickets/" + number,
        links.links().operate() == null ? null : links.links().operate() + instance,
        links.links().tasklist() == null ? null : tasks(number));
  }

  /** Every user task names its ticket among its candidate groups, by which Tasklist can filter. */
  private String tasks(TicketNumber number) {
    return links.links().tasklist() + "?filter=all-open&candidateGroup=" + number;
  }

  private static TicketView.ClockView clock(SlaClock clock) {
    var promised = clock.state() != ClockState.NOT_SPECIFIED;
    return new TicketView.ClockView(
        clock.objective(),
        clock.state(),
        clock.target().code(),
        promised ? clock.calendar() : null,
        promised ? clock.startedAt() : null,
        clock.warnAt().orElse(null),
        clock.dueAt().orElse(null),
        clock.metAt().orElse(null),
        clock.breachedAt().orElse(null),
        clock.clause().isEmpty() ? null : clock.clause());
  }
}
