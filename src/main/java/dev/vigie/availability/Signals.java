package dev.vigie.availability;

import dev.vigie.agreement.InterruptionCause;
import dev.vigie.availability.Corrections.Hand;
import dev.vigie.availability.Outage.Source;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What monitoring says. An incident of it is one outage: from the first time that it says down
 * until the last time that it says up, if it did not say down again. That follows from all that it
 * said, so it may say it twice, late, and in any order.
 */
@Service
@Transactional
class Signals {

  /** How much clocks may differ. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final SignalRecords signals;
  private final OutageRecords outages;
  private final ServiceRecords services;
  private final Corrections corrections;
  private final Clock time;

  Signals(
      SignalRecords signals,
      OutageRecords outages,
      ServiceRecords services,
      Corrections corrections,
      Clock time) {
    this.signals = signals;
    this.outages = outages;
    this.services = services;
    this.corrections = corrections;
    this.time = time;
  }

  record Told(
      String service, String incident, OutageSignal.State state, Instant at, String monitor) {}

  /**
   * @param mayTell whose services the program may tell of
   * @return what is known of the incident now; empty as long as it was not said to be down
   * @throws NotKnown if there is no such service, or the program may not tell of it
   */
  public Optional<Outage> take(Told told, Predicate<MeasuredService> mayTell) {
    var now = time.instant();
    Moment.requirePast("at", told.at(), now.plus(TOLERANCE));
    var service =
        services
            .lock(told.service())
            .filter(mayTell)
            .orElseThrow(() -> new NotKnown("service", told.service()));
    if (!heard(told)) {
      signals.save(
          new OutageSignal(
              service.id(), told.incident(), told.state(), told.at(), told.monitor(), now));
    }
    return settle(service, told, now);
  }

  private boolean heard(Told told) {
    return signals.existsByServiceIdAndMonitorAndIncidentAndStateAndAt(
        told.service(), told.monitor(), told.incident(), told.state(), told.at());
  }

  private Optional<Outage> settle(MeasuredService service, Told told, Instant now) {
    var all =
        signals.findByServiceIdAndMonitorAndIncident(service.id(), told.monitor(), told.incident());
    var known = outages.findByBusinessKey(key(told));
    var start = times(all, true).findFirst();
    if (start.isEmpty()) {
      return known;
    }
    var lastDown = times(all, true).reduce((earlier, later) -> later).orElseThrow();
    var end =
        times(all, false)
            .reduce((earlier, later) -> later)
            .filter(up -> !up.isBefore(lastDown))
            .orElse(null);
    if (known.isPresent()) {
      known.ifPresent(outage -> settle(outage, start.get(), end, told));
      return known;
    }
    var facts = new OutageFacts(start.get(), null, end, InterruptionCause.FAILURE, told.incident());
    return Optional.of(
        outages.save(
            new Outage(
                service.id(),
                key(told),
                Source.MONITORING,
                Outage.State.COUNTED,
                facts,
                null,
                told.monitor(),
                now)));
  }

  /** What a person set right stays, but what that person saw last still ends. */
  private void settle(Outage outage, Instant start, Instant end, Told told) {
    var facts = outage.facts();
    var from = outage.corrected() ? facts.startedAt() : start;
    var to = outage.corrected() && facts.endedAt() != null ? facts.endedAt() : end;
    var before = Corrections.fields(outage);
    outage.become(
        new OutageFacts(
            from,
            facts.noticedAt(),
            to == null || !to.isBefore(from) ? to : from,
            facts.cause(),
            facts.note()));
    if (before.get("endedAt") != null || !before.get("startedAt").equals(from)) {
      corrections.record(
          outage.id(), before, Corrections.fields(outage), new Hand(told.monitor(), ""));
    }
  }

  private static Stream<Instant> times(List<OutageSignal> all, boolean down) {
    return all.stream()
        .filter(signal -> signal.down() == down)
        .map(OutageSignal::at)
        .sorted(Comparator.naturalOrder());
  }

  private static String key(Told told) {
    return "signal:%s:%s"
        .formatted(
            told.service(),
            UUID.nameUUIDFromBytes(
                (told.monitor() + '\n' + told.incident()).getBytes(StandardCharsets.UTF_8)));
  }
}
