package dev.vigie.availability;

import java.time.Instant;
import java.util.List;
import org.springframework.data.repository.Repository;

interface SignalRecords extends Repository<OutageSignal, Long> {

  OutageSignal save(OutageSignal signal);

  boolean existsByMonitorAndMessageId(String monitor, String messageId);

  boolean existsByServiceIdAndIncidentAndStateAndAt(
      String serviceId, String incident, OutageSignal.State state, Instant at);

  List<OutageSignal> findByServiceIdAndIncident(String serviceId, String incident);
}
