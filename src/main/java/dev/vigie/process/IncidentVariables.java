package dev.vigie.process;

import dev.vigie.agreement.Agreements;
import dev.vigie.agreement.Objective;
import dev.vigie.clock.SlaClock;
import dev.vigie.clock.SlaClocks;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketService;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The few variables of an incident: ids, what the models decide on, and what the tasks show. */
@Component
class IncidentVariables {

  private final TicketService service;
  private final SlaClocks clocks;
  private final Agreements agreements;
  private final String publicUrl;

  IncidentVariables(
      TicketService service,
      SlaClocks clocks,
      Agreements agreements,
      @Value("${vigie.public-url}") String publicUrl) {
    this.service = service;
    this.clocks = clocks;
    this.agreements = agreements;
    this.publicUrl = publicUrl;
  }

  Map<String, Object> of(Ticket ticket) {
    var id = ticket.id();
    var owed =
        clocks.findByTicketId(id.value()).stream()
            .collect(Collectors.toMap(SlaClock::objective, clock -> clock));
    var firstResponse = owed.get(Objective.FIRST_RESPONSE);
    var facts = service.facts(id);
    var variables = new HashMap<String, Object>();
    variables.put("ticketId", id.value());
    variables.put("number", ticket.number().toString());
    variables.put("subject", ticket.subject());
    variables.put("customer", ticket.customer());
    variables.put("severities", agreements.version(ticket.termsVersion()).severities());
    variables.put("ticketUrl", publicUrl + "/tickets/" + ticket.number());
    variables.put("assessed", false);
    variables.put("responded", firstResponse.metAt().isPresent());
    variables.put("firstResponseClockId", firstResponse.id());
    variables.put("updateClockId", owed.get(Objective.UPDATE).id());
    variables.put("resolutionClockId", owed.get(Objective.RESOLUTION).id());
    variables.put("escalationClockId", owed.get(Objective.ESCALATION).id());
    variables.put("severity", facts.severity());
    variables.put("priority", facts.priority());
    variables.put("firstResponseDueAt", facts.firstResponseDueAt());
    variables.put("resolutionDueAt", facts.resolutionDueAt());
    return variables;
  }
}
