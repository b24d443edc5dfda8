package dev.vigie.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigie.local.demo.Beats.Beat;
import dev.vigie.webhook.StandardWebhooks;
import java.util.Map;

/** The program that watches the services; nobody is signed in, it signs what it says. */
final class Monitor {

  private final Vigie vigie;
  private final String secret;
  private final ObjectMapper json;

  /**
   * @param vigie that no person uses, whose session would count instead of the signature
   * @param secret of one of {@code vigie.monitors}
   */
  Monitor(Vigie vigie, String secret, ObjectMapper json) {
    this.vigie = vigie;
    this.secret = secret;
    this.json = json;
  }

  /**
   * @param service its id
   */
  void tell(Tables.Signal signal, String service, Beat beat) {
    var said =
        Map.of(
            "service", service,
            "incident", signal.incident(),
            "state", signal.state(),
            "at", signal.seenAt(beat).toString());
    var message = StandardWebhooks.sign(signal.id(), beat.at(), text(said), secret);
    vigie.send(
        "POST",
        "/api/outages/signals",
        null,
        message.body(),
        "webhook-id",
        message.id(),
        "webhook-timestamp",
        message.timestamp(),
        "webhook-signature",
        message.signatures());
  }

  private String text(Map<String, String> said) {
    try {
      return json.writeValueAsString(said);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
