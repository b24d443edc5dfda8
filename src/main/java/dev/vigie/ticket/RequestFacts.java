package dev.vigie.ticket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigie.customer.Customers;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What an agreement's tables may ask about a request, under the names that designers use. */
@Component
class RequestFacts {

  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private final Customers customers;
  private final ObjectMapper json;

  RequestFacts(Customers customers, ObjectMapper json) {
    this.customers = customers;
    this.json = json;
  }

  Map<String, Object> of(Ticket ticket) {
    var contact = ticket.contact();
    var customer = customers.get(ticket.customer());
    var facts = new HashMap<String, Object>();
    facts.put("plan", ticket.plan());
    facts.put("severity", ticket.severity());
    facts.put("type", ticket.type());
    facts.put("channel", ticket.channel());
    facts.put("service", ticket.service());
    facts.put("serviceVersion", text(ticket.serviceVersion()));
    facts.put("description", text(ticket.description()));
    facts.put("impact", text(ticket.impact()));
    facts.put("environment", text(ticket.environment()));
    facts.put("phone", text(contact.phone()));
    facts.put("role", text(contact.role()));
    facts.put("language", contact.language());
    facts.put("accountActive", customer.accountActive());
    facts.put("subscriptionPaid", customer.subscriptionPaid());
    facts.put("designated", customer.designated(contact.email()));
    facts.put("details", details(ticket));
    return facts;
  }

  /** The further details, by the names that the customer gave them. */
  Map<String, Object> details(Ticket ticket) {
    try {
      return ticket.details() == null ? Map.of() : json.readValue(ticket.details(), FIELDS);
    } catch (JsonProcessingException neverWritten) {
      throw new IllegalStateException(neverWritten);
    }
  }

  /** The details with others added; those of the same name count instead. */
  String merged(Ticket ticket, Map<String, ?> others) {
    var all = new HashMap<>(details(ticket));
    all.putAll(others);
    try {
      return all.isEmpty() ? null : json.writeValueAsString(all);
    } catch (JsonProcessingException notJson) {
      throw new IllegalArgumentException(notJson);
    }
  }

  private static String text(String given) {
    return given == null ? "" : given;
  }
}
