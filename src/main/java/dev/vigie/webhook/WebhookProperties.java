package dev.vigie.webhook;

import dev.vigie.ticket.TimelineKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param webhooks the programs that are told of tickets
 */
@Validated
@ConfigurationProperties("vigie")
record WebhookProperties(@DefaultValue List<@Valid Hook> webhooks) {

  /**
   * @param secret by which what is sent is signed; {@code whsec_...} in base 64, else as it is
   * @param events of which kinds of the timeline
   * @param customers of whose tickets; empty for all
   * @param language in which the sentence is written
   */
  record Hook(
      @NotBlank @Size(max = 40) String name,
      @NotNull URI url,
      @NotBlank @Size(min = 16, message = "has fewer than 16 characters; choose a longer one")
          String secret,
      @DefaultValue({"RECEIVED", "WARNED", "BREACHED", "ESCALATED", "RESOLVED", "CLOSED"})
          Set<TimelineKind> events,
      @DefaultValue Set<String> customers,
      @DefaultValue("en") @Pattern(regexp = "en|fr") String language) {

    @AssertTrue(message = "has no url that begins with https:// or http://")
    boolean isReachable() {
      return url == null
          || url.getHost() != null && Set.of("https", "http").contains(url.getScheme());
    }

    @AssertTrue(message = "has a secret that is not base 64 after whsec_")
    boolean isReadable() {
      return secret == null || StandardWebhooks.readable(secret);
    }

    boolean wants(TimelineKind kind, String customer) {
      return events.contains(kind) && (customers.isEmpty() || customers.contains(customer));
    }
  }

  Optional<Hook> named(String name) {
    return webhooks.stream().filter(hook -> hook.name().equals(name)).findFirst();
  }
}
