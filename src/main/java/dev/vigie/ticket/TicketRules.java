package dev.vigie.ticket;

import dev.vigie.agreement.Agreements;
import dev.vigie.agreement.RequestRules;
import org.springframework.stereotype.Component;

/** What the agreement says of a ticket, in the version it was opened under (decision D7). */
@Component
class TicketRules {

  private final Agreements agreements;

  TicketRules(Agreements agreements) {
    this.agreements = agreements;
  }

  RequestRules of(Ticket ticket) {
    return agreements.version(ticket.termsVersion()).rules();
  }
}
