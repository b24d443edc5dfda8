package dev.vigie.availability;

import java.time.Instant;
import java.util.List;
import org.springframework.data.repository.Repository;

interface SignalRecords extends Repository<OutageSignal, Long> {

  OutageSignal save(OutageSignal signal);

  boolean existsByServiceIdAndMonitorAndIncidentAndStateAndAt(
      String serviceId, String monitor, String incident, OutageSignal.State state, Instant at);

  List<OutageSignal> findByServiceIdAndMonitorAndIncident(
      String serviceId, String monitor, String incident);
}
