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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What monitoring says. An incident of it is one outage, or several with a while between them, see
 * {@link Episode}. That follows from all that it said, so it may say it twice, late, and in any
 * order.
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
   * @return the outage that it tells of, as far as it is known now; empty as long as none was said
   *     to be down
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

  /** All that the monitor said of the incident, so that the order does not matter. */
  private Optional<Outage> settle(MeasuredService service, Told told, Instant now) {
    var episodes =
        Episode.of(
            signals.findByServiceIdAndMonitorAndIncident(
                service.id(), told.monitor(), told.incident()));
    var name = key(told);
    var known =
        outages.findByServiceIdAndBusinessKeyStartingWith(service.id(), name).stream()
            .collect(Collectors.toMap(Outage::businessKey, Function.identity()));
    var settled = Optional.<Outage>empty();
    for (var episode : episodes) {
      var own = taken(known, episode, name);
      var outage = own.isEmpty() ? begin(service, episode, told, now) : own.getFirst();
      settle(outage, episode, told);
      own.stream().skip(1).forEach(other -> dismiss(other, told));
      if (settled.isEmpty() || !episode.start().isAfter(told.at())) {
        settled = Optional.of(outage);
      }
    }
    return settled;
  }

  /**
   * Those that tell of an episode, by the instant in their keys, at which it was said to be down
   * first when they were written down. The earliest keys had none, and there was one outage of an
   * incident.
   */
  private static List<Outage> taken(Map<String, Outage> known, Episode episode, String name) {
    return Stream.concat(Stream.of(name), episode.downs().stream().map(at -> key(name, at)))
        .map(known::remove)
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(Outage::businessKey))
        .toList();
  }

  private Outage begin(MeasuredService service, Episode episode, Told told, Instant now) {
    var facts =
        new OutageFacts(
            episode.start(),
            null,
            episode.end().orElse(null),
            InterruptionCause.FAILURE,
            told.incident());
    return outages.save(
        new Outage(
            service.id(),
            key(key(told), episode.start()),
            Source.MONITORING,
            Outage.State.COUNTED,
            facts,
            null,
            told.monitor(),
            now));
  }

  /** What came late shows that it is part of another one. */
  private void dismiss(Outage outage, Told told) {
    if (!outage.corrected() && outage.state() == Outage.State.COUNTED) {
      var before = Corrections.fields(outage);
      outage.become(Outage.State.DISMISSED);
      corrections.record(
          outage.id(), before, Corrections.fields(outage), new Hand(told.monitor(), ""));
    }
  }

  /** What a person set right stays, but what that person saw last still ends. */
  private void settle(Outage outage, Episode episode, Told told) {
    var start = episode.start();
    var end = episode.end().orElse(null);
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
    if (!outage.corrected()) {
      outage.become(Outage.State.COUNTED); // also if it seemed to be part of another one before
    }
    if (before.get("endedAt") != null
        || !before.get("startedAt").equals(from)
        || before.get("state") != outage.state()) {
      corrections.record(
          outage.id(), before, Corrections.fields(outage), new Hand(told.monitor(), ""));
    }
  }

  private static String key(String name, Instant firstDown) {
    return name + ':' + firstDown.toEpochMilli();
  }

  /** With what the keys of all outages of the incident begin. */
  private static String key(Told told) {
    return "signal:%s:%s"
        .formatted(
            told.service(),
            UUID.nameUUIDFromBytes(
                (told.monitor() + '\n' + told.incident()).getBytes(StandardCharsets.UTF_8)));
  }
}
