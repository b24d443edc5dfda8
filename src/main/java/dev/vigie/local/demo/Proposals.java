package dev.vigie.local.demo;

import static dev.vigie.local.demo.Vigie.AGENT;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What tickets may tell of: an agent says whether it was an outage, once it is over. */
final class Proposals {

  private final Vigie vigie;
  private final Map<String, Tables.Decision> decisions =
      Tables.decisions().stream()
          .collect(Collectors.toMap(Tables.Decision::ticket, Function.identity()));

  Proposals(Vigie vigie) {
    this.vigie = vigie;
  }

  /**
   * @param tickets the ids in the table of tickets, by number
   */
  void decide(Map<String, String> tickets) {
    var known = vigie.send("GET", "/api/outages?size=200", AGENT, null).body().path("items");
    for (var outage : known) {
      var decision = decisions.get(tickets.get(outage.path("ticket").asText()));
      if (decision != null && isOpen(outage)) {
        decide(outage, decision);
      }
    }
  }

  private static boolean isOpen(JsonNode outage) {
    return outage.path("state").asText().equals("PROPOSED") && outage.has("endedAt");
  }

  private void decide(JsonNode outage, Tables.Decision decision) {
    var decided = new HashMap<String, Object>();
    for (var same : List.of("startedAt", "noticedAt", "endedAt", "cause", "note")) {
      decided.put(same, outage.path(same));
    }
    decided.put("state", decision.counts() ? "COUNTED" : "DISMISSED");
    decided.put("reason", decision.reason());
    vigie.send("PUT", "/api/outages/" + outage.path("id").asText(), AGENT, decided);
  }
}
