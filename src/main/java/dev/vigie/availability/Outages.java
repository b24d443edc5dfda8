package dev.vigie.availability;

import dev.vigie.availability.Corrections.Hand;
import dev.vigie.availability.Outage.Source;
import dev.vigie.availability.Outage.State;
import dev.vigie.calendar.TimeSpan;
import dev.vigie.ticket.Visibility;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The outages of services, as people tell of them and set them right. */
@Service
@Transactional
public class Outages {

  private final OutageRecords records;
  private final ServiceRecords services;
  private final Services known;
  private final Corrections corrections;
  private final Clock time;

  Outages(
      OutageRecords records,
      ServiceRecords services,
      Services known,
      Corrections corrections,
      Clock time) {
    this.records = records;
    this.services = services;
    this.known = known;
    this.corrections = corrections;
    this.time = time;
  }

  /**
   * A person tells of an outage, which counts at once.
   *
   * @param key the same for every telling of the same one
   * @throws AvailabilityRefused if it cannot be so, or the key stands for another one
   */
  Outage report(MeasuredService service, String key, OutageFacts facts, String who) {
    check(facts);
    services.lock(service.id());
    var told = records.findByBusinessKey(key);
    if (told.isEmpty()) {
      return records.save(
          new Outage(
              service.id(), key, Source.PERSON, State.COUNTED, facts, null, who, time.instant()));
    }
    if (!told.get().serviceId().equals(service.id()) || !told.get().facts().equals(facts)) {
      throw new AvailabilityRefused(
          "key", "Idempotency-Key", "This key was used for another outage; choose a new key.");
    }
    return told.get();
  }

  /**
   * A person sets it right, or decides whether it counts; what was written before is kept.
   *
   * @throws NotKnown if there is none
   * @throws AvailabilityRefused if it cannot be so
   */
  Outage correct(String id, OutageFacts facts, State state, Hand hand) {
    check(facts);
    var outage = find(id);
    services.lock(outage.serviceId());
    var before = Corrections.fields(outage);
    outage.become(facts);
    outage.become(state);
    if (corrections.record(id, before, Corrections.fields(outage), hand)) {
      outage.correctedByAPerson();
    }
    return outage;
  }

  @Transactional(readOnly = true)
  public Outage find(String id) {
    return records.findById(id).orElseThrow(() -> new NotKnown("outage", id));
  }

  /** In no order. */
  @Transactional(readOnly = true)
  public List<Outage> all(Collection<String> ids) {
    return ids.isEmpty() ? List.of() : records.findByIdIn(ids);
  }

  /**
   * @throws NotKnown also for one that exists but is not to be seen, or that nobody decided on yet
   */
  @Transactional(readOnly = true)
  public Outage find(String id, Visibility reader) {
    var outage = find(id);
    known.find(outage.serviceId(), reader);
    if (reader.organisation().isPresent() && outage.state() == State.PROPOSED) {
      throw new NotKnown("outage", id);
    }
    return outage;
  }

  /** Those of a service that lie, at least in part, within a time; oldest first. */
  @Transactional(readOnly = true)
  public List<Outage> during(String service, TimeSpan span) {
    return records.during(List.of(service), span.start(), span.end());
  }

  /** Newest first; customers do not see those that nobody decided on. */
  @Transactional(readOnly = true)
  public Page<Outage> page(
      Optional<String> service, String customer, Visibility reader, Pageable page) {
    return records.newestFirst(
        service.orElse(null),
        reader.organisation().orElse(customer),
        reader.organisation().isEmpty(),
        page);
  }

  private void check(OutageFacts facts) {
    var now = time.instant();
    Moment.requirePast("startedAt", facts.startedAt(), now);
    Moment.requirePast("noticedAt", facts.noticedAt(), now);
    Moment.requirePast("endedAt", facts.endedAt(), now);
    if (facts.endedAt() != null && facts.endedAt().isBefore(facts.startedAt())) {
      throw new AvailabilityRefused(
          "ended-before", "endedAt", "endedAt lies before startedAt; correct one of them.");
    }
  }
}
