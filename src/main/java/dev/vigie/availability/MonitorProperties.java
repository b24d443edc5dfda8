package dev.vigie.availability;

import dev.vigie.webhook.StandardWebhooks;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param monitors the programs that watch services and say when these cannot be used
 */
@Validated
@ConfigurationProperties("vigie")
record MonitorProperties(@DefaultValue List<@Valid Monitor> monitors) {

  /**
   * @param secret by which it signs what it says; {@code whsec_...} in base 64, else as it is
   * @param customers whose services it watches; empty for all
   */
  record Monitor(
      @NotBlank @Size(max = 40) String name,
      @NotBlank @Size(min = 16, message = "has fewer than 16 characters; choose a longer one")
          String secret,
      @DefaultValue Set<String> customers) {

    @AssertTrue(message = "has a secret that is not base 64 after whsec_")
    boolean isReadable() {
      return secret == null || StandardWebhooks.readable(secret);
    }

    /** The name under which what it says is written down. */
    String actor() {
      return "monitor/" + name;
    }

    boolean watches(MeasuredService service) {
      return customers.isEmpty() || customers.contains(service.customer());
    }
  }

  /** Empty if none of them signed it, or not just now. */
  Optional<Monitor> signer(StandardWebhooks.Message message, Instant now) {
    return monitors.stream()
        .filter(monitor -> StandardWebhooks.genuine(message, monitor.secret(), now))
        .findFirst();
  }
}
