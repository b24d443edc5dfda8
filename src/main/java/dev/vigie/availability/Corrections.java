package dev.vigie.availability;

import dev.vigie.ticket.Visibility;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what was written before it was set right. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Corrections {

  private static final String NOTE = "note";

  private final CorrectionRecords records;
  private final Clock time;

  Corrections(CorrectionRecords records, Clock time) {
    this.records = records;
    this.time = time;
  }

  /** Who set something right, and why. */
  public record Hand(String who, String reason) {}

  /**
   * Writes down each field that is another now.
   *
   * @return whether there is any
   */
  boolean record(String subject, Map<String, Object> before, Map<String, Object> after, Hand hand) {
    var now = time.instant();
    var changed =
        after.keySet().stream()
            .filter(field -> !Objects.equals(before.get(field), after.get(field)))
            .toList();
    for (var field : changed) {
      records.save(
          new Correction(
              subject,
              now,
              hand.who(),
              field,
              text(before.get(field)),
              text(after.get(field)),
              hand.reason()));
    }
    return !changed.isEmpty();
  }

  /** Oldest first, of many things in one query; customers do not see what the team notes. */
  @Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
  public List<Correction> of(Collection<String> subjects, Visibility reader) {
    return subjects.isEmpty()
        ? List.of()
        : records.findBySubjectInOrderBySeq(subjects).stream()
            .filter(one -> reader.organisation().isEmpty() || !one.field().equals(NOTE))
            .toList();
  }

  static Map<String, Object> fields(MeasuredService service) {
    var facts = service.facts();
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", facts.name());
    fields.put("plan", facts.plan());
    fields.put("instance", facts.instance().word());
    fields.put("activeFrom", facts.activeFrom());
    fields.put("activeTo", facts.activeTo());
    return fields;
  }

  static Map<String, Object> fields(Outage outage) {
    var facts = outage.facts();
    var fields = new LinkedHashMap<String, Object>();
    fields.put("state", outage.state());
    fields.put("startedAt", facts.startedAt());
    fields.put("noticedAt", facts.noticedAt());
    fields.put("endedAt", facts.endedAt());
    fields.put("cause", facts.cause().word());
    fields.put(NOTE, facts.note());
    return fields;
  }

  static Map<String, Object> fields(Maintenance maintenance) {
    var facts = maintenance.facts();
    var fields = new LinkedHashMap<String, Object>();
    fields.put("plannedFrom", facts.plannedFrom());
    fields.put("plannedTo", facts.plannedTo());
    fields.put("begunAt", facts.begunAt());
    fields.put("endedAt", facts.endedAt());
    fields.put("requested", facts.requested());
    fields.put("what", facts.what());
    fields.put("cancelledAt", maintenance.cancelledAt().orElse(null));
    return fields;
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }
}
