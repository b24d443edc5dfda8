package dev.vigie.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A maintenance as programs read it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MaintenanceView(
    String id,
    String agreement,
    String service,
    Instant plannedFrom,
    Instant plannedTo,
    Instant begunAt,
    Instant endedAt,
    Instant cancelledAt,
    boolean requested,
    String what,
    String plannedBy,
    Instant plannedAt,
    List<Announcement> announcements,
    List<CorrectionView> corrections) {

  /** When a customer was told of the time that it is planned for now. */
  record Announcement(String customer, Instant announcedAt) {}

  static MaintenanceView of(
      Maintenance maintenance, Map<String, Instant> announced, List<Correction> corrections) {
    var facts = maintenance.facts();
    return new MaintenanceView(
        maintenance.id(),
        maintenance.agreement(),
        maintenance.serviceId().orElse(null),
        facts.plannedFrom(),
        facts.plannedTo(),
        facts.begunAt(),
        facts.endedAt(),
        maintenance.cancelledAt().orElse(null),
        facts.requested(),
        facts.what(),
        maintenance.plannedBy(),
        maintenance.plannedAt(),
        announced.entrySet().stream()
            .map(told -> new Announcement(told.getKey(), told.getValue()))
            .toList(),
        CorrectionView.of(maintenance.id(), corrections));
  }
}
