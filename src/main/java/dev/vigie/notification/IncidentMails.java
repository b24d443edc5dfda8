package dev.vigie.notification;

import dev.vigie.customer.Customers;
import dev.vigie.ticket.Announcements;
import dev.vigie.ticket.BlockingIncident;
import dev.vigie.ticket.TicketEvent;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.Tickets;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells everybody affected of an incident of many customers (offimizer/2.3.broadcast). Nobody
 * learns from it who else is affected, or on whose ticket it is worked on.
 */
@Component
class IncidentMails {

  private final Tickets tickets;
  private final Announcements announcements;
  private final Customers customers;
  private final Letters letters;
  private final String publicUrl;

  IncidentMails(
      Tickets tickets,
      Announcements announcements,
      Customers customers,
      Letters letters,
      @Value("${vigie.public-url}") String publicUrl) {
    this.tickets = tickets;
    this.announcements = announcements;
    this.customers = customers;
    this.letters = letters;
    this.publicUrl = publicUrl;
  }

  @EventListener
  void on(TicketEvent.IncidentAnnounced event) {
    toAll(MailKind.ANNOUNCEMENT, event.ticket(), event.incident(), event.text());
  }

  @EventListener
  void on(TicketEvent.IncidentOver event) {
    toAll(MailKind.INCIDENT_OVER, event.ticket(), event.incident(), event.outcome().orElse(""));
  }

  private void toAll(MailKind kind, TicketId lead, long incident, String text) {
    for (var id : announcements.told(incident)) {
      var customer = customers.get(id);
      for (var address : customer.announceTo()) {
        var letter =
            new Letter(
                kind,
                "%s:%d:%s:%d".formatted(kind, incident, id, customer.announceTo().indexOf(address)),
                address,
                customer.language(),
                model(incident, id, text));
        letters.write(tickets.get(lead), letter);
      }
    }
  }

  private Map<String, Object> model(long incident, String customer, String text) {
    return Map.of(
        "text", text,
        "number", BlockingIncident.reference(incident),
        "subject", "",
        "customer", customer,
        "ticketUrl", publicUrl);
  }
}
