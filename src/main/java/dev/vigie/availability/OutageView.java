package dev.vigie.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vigie.ticket.Visibility;
import java.time.Instant;
import java.util.List;

/**
 * An outage as programs read it.
 *
 * @param note null for customers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OutageView(
    String id,
    String service,
    Outage.Source source,
    Outage.State state,
    Instant startedAt,
    Instant noticedAt,
    Instant endedAt,
    String cause,
    String note,
    String ticket,
    String reportedBy,
    Instant reportedAt,
    List<CorrectionView> corrections) {

  static OutageView of(Outage outage, List<Correction> corrections, Visibility reader) {
    return new OutageView(
        outage.id(),
        outage.serviceId(),
        outage.source(),
        outage.state(),
        outage.startedAt(),
        outage.noticedAt().orElse(null),
        outage.endedAt().orElse(null),
        outage.cause().word(),
        reader.organisation().isEmpty() ? outage.note() : null,
        outage.ticket().orElse(null),
        outage.reportedBy(),
        outage.reportedAt(),
        CorrectionView.of(outage.id(), corrections));
  }
}
