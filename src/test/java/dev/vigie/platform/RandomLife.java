package dev.vigie.platform;

import dev.vigie.platform.InsistentClients.Request;
import dev.vigie.testing.Requests;
import dev.vigie.ticket.TimelineKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One ticket's life as chance wants it; the same seed wants the same. */
final class RandomLife {

  private static final int MOST_WORKS = 4;
  private static final List<Row> ROWS =
      List.of(
          new Row("qohash", "", List.of("1", "2", "3", "4")),
          new Row("xtm", "basic", List.of("1", "2", "3", "4")),
          new Row("xtm", "silver", List.of("1", "2", "3", "4")),
          new Row("xtm", "gold", List.of("1", "2", "3", "4")),
          new Row("aidi", "", List.of("I", "II", "III", "IV")),
          new Row("offimizer", "", List.of("blocking", "normal")),
          new Row("trackforce", "", List.of("Critical", "Important", "Low", "None")));

  private final String key;
  private final Random chance;
  private final Random chanceOfUpdate;
  private final Row row;
  private String severity;
  private int worksLeft;
  private boolean comesBack;
  private boolean hurried;
  private boolean fixIsPromised;
  private int told;

  private record Row(String agreement, String plan, List<String> severities) {}

  /**
   * What an agent writes into a form.
   *
   * @param shows what the timeline must show of it then
   */
  record Work(Map<String, Object> form, TimelineKind shows) {}

  /** What happens next to a ticket that an agent works on. */
  enum Turn {
    WORK,
    SEVERITY_ON_THE_PAGE,
    REPLY,
    WITHDRAWAL
  }

  RandomLife(long seed, int index) {
    key = "life-" + index;
    chance = new Random(seed + 31L * index);
    chanceOfUpdate = new Random(~seed + 31L * index);
    row = ROWS.get(chance.nextInt(ROWS.size()));
    severity = row.severities().get(chance.nextInt(row.severities().size()));
    worksLeft = chance.nextInt(MOST_WORKS);
    comesBack = happens(0.3);
  }

  String key() {
    return key;
  }

  Request request() {
    var body =
        Requests.of(row.agreement(), row.plan(), severity)
            .replace("alice@acme.example", key + "@acme.example");
    return new Request(key, body);
  }

  /** A text that was never written before, and an occurrence key for it. */
  String next() {
    return "%s-%d".formatted(key, ++told);
  }

  Turn turn() {
    var drawn = hurried ? 1 : chance.nextDouble();
    if (drawn < 0.05) {
      return Turn.WITHDRAWAL;
    }
    if (drawn < 0.15) {
      return Turn.SEVERITY_ON_THE_PAGE;
    }
    return drawn < 0.25 ? Turn.REPLY : Turn.WORK;
  }

  Work callBack() {
    return new Work(Map.of("note", next()), TimelineKind.RESPONDED);
  }

  /** Where the agreement wants another severity reviewed, the customer is asked (qohash/2.2.3). */
  Work assessment() {
    var claimed = severity;
    if (happens(0.3)) {
      severity = anotherSeverity();
    }
    var reviewed = row.agreement().equals("qohash") && !severity.equals(claimed);
    return new Work(
        Map.of("confirmedSeverity", severity, "note", next()),
        reviewed ? TimelineKind.SEVERITY_PROPOSED : TimelineKind.SEVERITY_CONFIRMED);
  }

  Work decisionOnSeverity() {
    return new Work(
        Map.of("confirmedSeverity", severity, "note", next()), TimelineKind.SEVERITY_CONFIRMED);
  }

  /** A question or another severity for some time, then an offer. */
  Work work(LocalDate today) {
    if (worksLeft-- <= 0) {
      return offer(today);
    }
    if (happens(0.6)) {
      return new Work(Map.of("nextStep", "ask", "note", next()), TimelineKind.QUESTION_SENT);
    }
    severity = anotherSeverity();
    return new Work(
        Map.of("nextStep", "severity", "newSeverity", severity, "note", next()),
        TimelineKind.SEVERITY_CHANGED);
  }

  /** A solution, or a fix for later, with which the customer may not agree. */
  private Work offer(LocalDate today) {
    fixIsPromised = !hurried && happens(0.3);
    if (fixIsPromised) {
      var until = today.plusDays(1L + chance.nextInt(10)).toString();
      return new Work(
          Map.of("nextStep", "laterFix", "promisedFor", until, "note", next()),
          TimelineKind.FIX_OFFERED);
    }
    return happens(0.5)
        ? new Work(
            Map.of("nextStep", "resolution", "note", next()), TimelineKind.RESOLUTION_OFFERED)
        : new Work(
            Map.of("nextStep", "workaround", "note", next()), TimelineKind.WORKAROUND_OFFERED);
  }

  Work agreement() {
    if (hurried || happens(0.8)) {
      return new Work(
          Map.of("agreement", "yes", "note", next()),
          fixIsPromised ? TimelineKind.FIX_PROMISED : TimelineKind.CLOSED);
    }
    return new Work(Map.of("agreement", "no", "note", next()), TimelineKind.OBJECTED);
  }

  Work delivery() {
    return hurried || happens(0.7)
        ? new Work(Map.of("delivered", "yes", "note", next()), TimelineKind.CLOSED)
        : new Work(Map.of("delivered", "no", "note", next()), TimelineKind.FIX_NOT_DELIVERED);
  }

  Work answerByPhone() {
    return new Work(Map.of("note", next()), TimelineKind.ANSWERED);
  }

  Work update() {
    return new Work(Map.of("note", next()), TimelineKind.UPDATE_SENT);
  }

  boolean answersInWriting() {
    return happens(0.7);
  }

  boolean updateIsWritten() {
    return chanceOfUpdate.nextDouble() < 0.6;
  }

  boolean mayComeBack() {
    return comesBack;
  }

  /** Once, if at all. */
  boolean comesBack() {
    var again = comesBack;
    comesBack = false;
    return again;
  }

  /** From now on the straight way to the closure. */
  void hurry() {
    hurried = true;
    worksLeft = 0;
    comesBack = false;
  }

  /** Another one than counts now, which from now on counts. */
  String changedSeverity() {
    severity = anotherSeverity();
    return severity;
  }

  private String anotherSeverity() {
    var others = row.severities().stream().filter(other -> !other.equals(severity)).toList();
    return others.get(chance.nextInt(others.size()));
  }

  private boolean happens(double share) {
    return chance.nextDouble() < share;
  }
}
