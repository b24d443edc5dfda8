package dev.vigie.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/** A service as programs read it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ServiceView(
    String id,
    String customer,
    String agreement,
    String plan,
    String name,
    String instance,
    Instant activeFrom,
    Instant activeTo) {

  static ServiceView of(MeasuredService service) {
    return new ServiceView(
        service.id(),
        service.customer(),
        service.agreement(),
        service.plan(),
        service.name(),
        service.instance().word(),
        service.activeFrom(),
        service.activeTo().orElse(null));
  }
}
