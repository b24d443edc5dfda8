package dev.vigie.process;

import dev.vigie.agreement.Agreements;
import dev.vigie.ticket.Calls;
import dev.vigie.ticket.FollowUps;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketService;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The few variables that an incident begins with: ids, and what the tasks show. */
@Component
class IncidentVariables {

  private final TicketService service;
  private final Agreements agreements;
  private final String publicUrl;

  IncidentVariables(
      TicketService service,
      Agreements agreements,
      @Value("${vigie.public-url}") String publicUrl) {
    this.service = service;
    this.agreements = agreements;
    this.publicUrl = publicUrl;
  }

  /** Those of what is left to be done after the closure. */
  Map<String, Object> of(Ticket ticket, FollowUps.Task task) {
    var variables = of(ticket);
    variables.put("followUp", task.key());
    variables.put("what", task.what());
    variables.put("clause", task.clause());
    variables.put("dueAt", task.dueAt());
    return variables;
  }

  /** Those of a call to the customer. */
  Map<String, Object> of(Ticket ticket, String callId, Calls.Task task) {
    var variables = of(ticket);
    variables.put("callId", callId);
    variables.put("callKey", task.key());
    variables.put("contact", task.contact());
    variables.put("phone", task.phone());
    variables.put("language", task.language());
    variables.put("script", task.script());
    variables.put("dueAt", task.dueAt());
    variables.put("clause", task.clause());
    return variables;
  }

  Map<String, Object> of(Ticket ticket) {
    var facts = service.facts(ticket.id());
    var variables = new HashMap<String, Object>();
    variables.put("ticketId", ticket.id().value());
    variables.put("number", ticket.number().toString());
    variables.put("subject", ticket.subject());
    variables.put("customer", ticket.customer());
    variables.put("severities", agreements.version(ticket.termsVersion()).severities());
    variables.put("ticketUrl", publicUrl + "/tickets/" + ticket.number());
    variables.put("assessed", false);
    variables.put("severity", facts.severity());
    variables.put("priority", facts.priority());
    variables.put("team", facts.team());
    return variables;
  }
}
