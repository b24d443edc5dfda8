package dev.vigie.local.demo;

import static dev.vigie.local.demo.Vigie.AGENT;
import static dev.vigie.local.demo.Vigie.MANAGER;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The customers, and the service that each of them has. */
final class Services {

  private final Vigie vigie;
  private final Map<String, String> ids = new HashMap<>();

  Services(Vigie vigie) {
    this.vigie = vigie;
  }

  /** Whether somebody wrote down a service before. */
  boolean areKnown() {
    var all = vigie.send("GET", "/api/services?size=1", AGENT, null).body();
    return all.toString().contains("\"activeFrom\"");
  }

  void introduce() {
    for (var one : Tables.services()) {
      introduceCustomer(one);
      introduce(one);
    }
  }

  /** The id of the customer's service. */
  String of(String customer) {
    return ids.get(customer);
  }

  static String address(String customer) {
    return "it@%s.example".formatted(customer);
  }

  private void introduceCustomer(Tables.Service one) {
    var standing = new HashMap<String, Object>();
    standing.put("accountActive", true);
    standing.put("subscriptionPaid", true);
    standing.put("mailUsers", List.of());
    standing.put("mailDomains", List.of(one.customer() + ".example"));
    standing.put("agreement", one.agreement());
    if (!one.plan().isEmpty()) {
      standing.put("plan", one.plan());
    }
    standing.put("language", one.agreement().equals("xtm") ? "en" : "fr");
    standing.put("announceTo", List.of(address(one.customer())));
    vigie.send("PUT", "/api/customers/" + one.customer(), MANAGER, standing);
  }

  private void introduce(Tables.Service one) {
    var service = new HashMap<String, Object>();
    service.put("customer", one.customer());
    service.put("agreement", one.agreement());
    if (!one.plan().isEmpty()) {
      service.put("plan", one.plan());
    }
    service.put("name", one.service());
    service.put("instance", "production");
    service.put("activeFrom", vigie.now().minus(Duration.ofDays(400)).toString());
    var id = vigie.send("POST", "/api/services", AGENT, service).body().path("id").asText();
    ids.put(one.customer(), id);
    vigie.send(
        "PUT",
        "/api/services/%s/fees".formatted(id),
        MANAGER,
        Map.of("from", "2020-01-01", "monthly", one.monthly(), "currency", one.currency()));
  }
}
