package dev.vigie.testing.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.vigie.agreement.Objective;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Follows a timeline with an account of every promise, and holds what was planned, missed and
 * escalated against it.
 *
 * <p>A breach and an escalation lie at the instant that was due, which may be long before they were
 * found out; so the account is kept by what people did, and they are compared at the end.
 */
final class PromisesKept {

  private static final Pattern SEVERITY =
      Pattern.compile("Severity (?:confirmed as (?<confirmed>\\S+) .*|changed .* to (?<to>\\S+))");
  private static final Pattern LEVEL = Pattern.compile("Escalated to level (\\d+): .+");

  private final JsonNode ticket;
  private final List<Entry> entries;
  private final Complaints complaints;
  private final Map<Objective, PaperClock> clocks = new EnumMap<>(Objective.class);
  private final Map<Objective, Optional<Instant>> announced = new EnumMap<>(Objective.class);
  private final Map<Objective, Set<Instant>> recorded = new EnumMap<>(Objective.class);
  private final List<Plan> unseen = new ArrayList<>();
  private final Set<Entry> unaware = new HashSet<>();
  private String severity;
  private boolean fixCounts;
  private boolean developersNeeded;
  private int requestedEscalations;
  private PlanSentences sentences;

  /** A line that tells of a plan, as it ought to be. */
  private record Plan(Instant at, String kind, String text, Objective objective) {

    @Override
    public String toString() {
      return "%s %s \"%s\"".formatted(at, kind, text);
    }
  }

  PromisesKept(JsonNode ticket, List<Entry> entries, Complaints complaints) {
    this.ticket = ticket;
    this.entries = entries;
    this.complaints = complaints;
    this.severity = ticket.at("/severity/claimed").asText();
    for (var objective : Objective.values()) {
      recorded.put(objective, new HashSet<>(missedAt(objective)));
    }
  }

  void check() {
    var since = owedSince();
    if (since.isPresent()) {
      entries.stream().filter(e -> e.at().isBefore(since.get())).forEach(this::atTheGate);
      start(since.get());
      entries.stream().filter(e -> !e.at().isBefore(since.get())).forEach(this::follow);
      passTo(entries.getLast().at());
    } else {
      entries.stream().filter(PromisesKept::tellsOfAPromise).forEach(this::promisedTooEarly);
    }
    unseen.forEach(plan -> complain("each plan is written down", plan.objective(), plan, "none"));
    clocks.values().forEach(this::compare);
    complainOfOtherClocks();
  }

  /**
   * What came of the promises that can be missed, once they are checked: the report counts neither
   * levels of an escalation nor responses that the receipt gives by itself (xtm/4.7.automatic).
   */
  List<Tally> tallies() {
    return clocks.values().stream()
        .filter(clock -> clock.objective() != Objective.ESCALATION)
        .filter(clock -> !row().answersAutomatically(clock.objective()))
        .map(clock -> new Tally(clock.objective(), clock.kept(), clock.missed().size()))
        .toList();
  }

  /** Receipt, or completion at the gate, or the account manager's agreement (aidi/7.0). */
  private Optional<Instant> owedSince() {
    var complete =
        first("COMPLETED")
            .or(() -> first("INCOMPLETE").isEmpty() ? first("RECEIVED") : Optional.empty());
    var referred = first("REFERRED");
    if (referred.isEmpty()) {
      return complete.map(Entry::at);
    }
    var agreed = first("OVERRULED");
    return referred.get().clause().equals("aidi/7.0")
        ? agreed.map(Entry::at)
        : agreed.flatMap(overruled -> complete).map(Entry::at);
  }

  private void promisedTooEarly(Entry entry) {
    complaints.add(
        "nothing is owed before the request is taken in", entry.clause(), "no promise", entry);
  }

  private void start(Instant since) {
    sentences = new PlanSentences(PaperCalendar.named(row().calendar()).zone());
    for (var objective : Objective.values()) {
      var clock = new PaperClock(objective, row(), since);
      clocks.put(objective, clock);
      announced.put(objective, Optional.empty());
      expect(clock, Optional.empty(), since, PlanSentences.OPENED);
    }
  }

  /** No promise yet that could move, but the severity that will count. */
  private void atTheGate(Entry entry) {
    if (entry.is("SEVERITY_CHANGED")) {
      severity = severity(entry);
    }
  }

  private void follow(Entry entry) {
    passTo(entry.at());
    var at = entry.at();
    switch (entry.kind()) {
      case "SEVERITY_CONFIRMED", "SEVERITY_CHANGED" -> changeSeverity(entry);
      case "DEVELOPERS_CALLED" -> callDevelopers(at);
      case "ESCALATION_REQUESTED" -> requestedEscalations++;
      case "ESCALATED" -> escalateOnRequest(at);
      case "QUESTION_SENT", "RESOLUTION_OFFERED", "WORKAROUND_OFFERED", "FIX_OFFERED" ->
          replan(at, PlanSentences.AWAITED, clock -> clock.pause(at));
      case "REPLY_RECEIVED", "ANSWERED", "SOLUTION_UNDISPUTED" ->
          replan(at, PlanSentences.ANSWERED, clock -> clock.resume(at));
      case "UPDATE_SENT" -> update(at);
      case "RESPONDED" -> clocks.get(Objective.FIRST_RESPONSE).meet(at);
      case "RESOLVED" -> resolve(at);
      case "FIX_PROMISED" -> promiseFix(entry);
      case "FIX_NOT_DELIVERED" -> breakPromise(at);
      case "SILENT", "WITHDRAWN", "MERGED" -> clocks.values().forEach(clock -> clock.end(at));
      case "REOPENED" -> reopen(at, PlanSentences.REOPENED);
      case "CLOCK_PLANNED", "CLOCK_PAUSED", "CLOCK_RESUMED" -> hold(entry);
      case "BREACHED" -> namesItsPromise(entry);
      case "TERMS_MIGRATED" ->
          throw new IllegalArgumentException("only one version of the terms is known here");
      default -> {
        // moves no promise
      }
    }
  }

  private void passTo(Instant now) {
    clocks.values().forEach(clock -> clock.passTo(now, recorded.get(clock.objective())));
  }

  private void changeSeverity(Entry entry) {
    var before = severity;
    severity = severity(entry);
    if (!severity.equals(before)) {
      replan(entry.at(), PlanSentences.SEVERITY, clock -> clock.retarget(row()));
    }
  }

  private void update(Instant at) {
    var clock = clocks.get(Objective.UPDATE);
    var plan = entries.stream().filter(entry -> entry.at().equals(at)).filter(this::updates);
    var found = clock.isOver() ? plan.findFirst() : Optional.<Entry>empty();
    if (found.isPresent()) {
      updateUnaware(clock, found.get());
    } else {
      replan(clock, at, PlanSentences.UPDATED, c -> c.updated(at));
    }
  }

  private boolean updates(Entry entry) {
    return entry.is("CLOCK_PLANNED")
        && entry.text().endsWith("(%s)".formatted(PlanSentences.UPDATED));
  }

  /** The customer had agreed, which nobody had read yet: what was due before is not known here. */
  private void updateUnaware(PaperClock clock, Entry found) {
    clock.updatedUnaware(found.at());
    announced.put(Objective.UPDATE, clock.due());
    unaware.add(found);
    var due =
        sentences.plan(clock, clock.due(), PlanSentences.UPDATED).replaceAll(", before.*", "");
    if (!found.text().startsWith(due)) {
      complain("an update begins the next period", Objective.UPDATE, due, found);
    }
  }

  /** A level that is told before its interval has passed is one that was asked for (xtm/4.8). */
  private void escalateOnRequest(Instant at) {
    var clock = clocks.get(Objective.ESCALATION);
    var inTime = clock.missed().contains(at) || clock.due().equals(Optional.of(at));
    if (requestedEscalations > 0 && !inTime) {
      requestedEscalations--;
      clock.requested(at);
    }
  }

  private void callDevelopers(Instant at) {
    developersNeeded = true;
    replan(at, PlanSentences.DEVELOPERS, clock -> clock.retarget(row()));
  }

  private static String severity(Entry entry) {
    var told = SEVERITY.matcher(entry.text());
    if (!told.matches()) {
      throw new IllegalArgumentException("names no severity: " + entry);
    }
    return Objects.requireNonNullElse(told.group("confirmed"), told.group("to"));
  }

  private void resolve(Instant at) {
    clocks.get(Objective.RESOLUTION).meet(at);
    clocks.get(Objective.UPDATE).end(at);
    clocks.get(Objective.ESCALATION).end(at);
  }

  /** Where the agreement says so both sides agree to a resolution (trackforce/agreed). */
  private void promiseFix(Entry entry) {
    if (entry.clause().equals("trackforce/agreed")) {
      fixCounts = true;
      resolve(entry.at());
    }
  }

  private void breakPromise(Instant at) {
    if (fixCounts) {
      fixCounts = false;
      reopen(at, PlanSentences.UNDELIVERED);
    }
  }

  private void reopen(Instant at, String reason) {
    for (var objective : List.of(Objective.RESOLUTION, Objective.UPDATE, Objective.ESCALATION)) {
      replan(clocks.get(objective), at, reason, clock -> clock.reopen(row(), at));
    }
  }

  private void replan(Instant at, String reason, Predicate<PaperClock> change) {
    clocks.values().forEach(clock -> replan(clock, at, reason, change));
  }

  private void replan(PaperClock clock, Instant at, String reason, Predicate<PaperClock> change) {
    var before = clock.due();
    if (change.test(clock)) {
      if (!reason.equals(PlanSentences.UPDATED)) { // which says itself what was missed before it
        wasAnnounced(clock, before);
      }
      expect(clock, before, at, reason);
    }
  }

  private void expect(PaperClock clock, Optional<Instant> before, Instant at, String reason) {
    announced.put(clock.objective(), clock.due());
    if (row().time(clock.objective()).isPresent() || before.isPresent()) {
      unseen.add(plan(clock, before, at, reason));
    }
  }

  private Plan plan(PaperClock clock, Optional<Instant> before, Instant at, String reason) {
    var text = sentences.plan(clock, before, reason);
    return new Plan(at, PlanSentences.kind(reason), text, clock.objective());
  }

  /** A plan must be one that is expected, or the next period after one that passed. */
  private void hold(Entry entry) {
    var clock = clock(entry);
    if (unaware.contains(entry)) {
      return;
    }
    if (clock.isEmpty()) {
      complaints.add("a plan names its promise", entry.clause(), "one of the four", entry);
    } else if (isNextPeriod(entry)) {
      if (!afterOneThatWasTakenBack(entry)) {
        nextPeriod(clock.get(), entry);
      }
    } else {
      planned(clock.get(), entry);
    }
  }

  private static boolean isNextPeriod(Entry entry) {
    return entry.text().endsWith("(%s)".formatted(PlanSentences.MISSED))
        || entry.text().endsWith("(%s)".formatted(PlanSentences.ESCALATED));
  }

  /** The period began where one seemed to be missed. */
  private boolean afterOneThatWasTakenBack(Entry plan) {
    return entries.stream()
        .filter(entry -> entry.is("BREACHED") && takenBack(entry))
        .map(breach -> breach.text().replaceFirst(".*promise missed, it was due ", ""))
        .anyMatch(due -> plan.text().contains("before " + due));
  }

  private void nextPeriod(PaperClock clock, Entry entry) {
    var reason =
        clock.objective() == Objective.UPDATE ? PlanSentences.MISSED : PlanSentences.ESCALATED;
    var before = announced.put(clock.objective(), clock.due());
    var expected = plan(clock, before, entry.at(), reason);
    if (clock.due().equals(before) || !same(expected, entry)) {
      complain("the next period begins where one was missed", clock.objective(), expected, entry);
    }
  }

  private void planned(PaperClock clock, Entry entry) {
    var found = unseen.stream().filter(plan -> same(plan, entry)).findFirst();
    var expected = found.or(() -> mistaken(clock, entry));
    expected.ifPresent(unseen::remove);
    if (found.isEmpty()) {
      complain(
          "a plan carries the old and the new instant and its reason",
          clock.objective(),
          expected.map(Plan::toString).orElse("no plan"),
          entry);
    }
  }

  private void namesItsPromise(Entry entry) {
    var told = clock(entry).map(clock -> sentences.breach(clock.objective(), entry.at()));
    if (!told.equals(Optional.of(entry.text()))) {
      complaints.add("a breach names its promise and when it was due", entry.clause(), told, entry);
    }
  }

  /** Which one was meant by a line that is not as it ought to be. */
  private Optional<Plan> mistaken(PaperClock clock, Entry entry) {
    return unseen.stream()
        .filter(plan -> plan.objective() == clock.objective() && plan.at().equals(entry.at()))
        .findFirst();
  }

  private static boolean same(Plan plan, Entry entry) {
    return plan.at().equals(entry.at())
        && plan.kind().equals(entry.kind())
        && plan.text().equals(entry.text());
  }

  private void compare(PaperClock clock) {
    compareMissed(clock);
    if (clock.objective() == Objective.ESCALATION) {
      compareLevels();
    }
    if (!clock.isOver()) {
      wasAnnounced(clock, clock.due());
    }
    compareWithTicket(clock);
  }

  private void wasAnnounced(PaperClock clock, Optional<Instant> due) {
    if (!announced.get(clock.objective()).equals(due)) {
      var next = "a line about " + due.orElse(null);
      complain("the next period begins where one was missed", clock.objective(), next, "none");
    }
  }

  private void compareMissed(PaperClock clock) {
    var objective = clock.objective();
    var found = new ArrayList<>(missedAt(objective));
    for (var due : clock.missed()) {
      if (!found.remove(due)) {
        complain("what is not kept by its due instant is recorded", objective, due, "none");
      }
    }
    var kept = clock.metAt().map(at -> ", kept at " + at).orElse("");
    found.forEach(
        other ->
            complain(
                "only what was missed is recorded so, once and at its due instant",
                objective,
                "%s, due %s%s".formatted(clock.missed(), clock.due().orElse(null), kept),
                other));
  }

  private void compareLevels() {
    var found = entries.stream().filter(entry -> entry.is("ESCALATED")).toList();
    for (int i = 0; i < found.size(); i++) {
      var level = LEVEL.matcher(found.get(i).text());
      if (!level.matches() || Integer.parseInt(level.group(1)) != i + 1) {
        complain("levels are told one by one", Objective.ESCALATION, i + 1, found.get(i));
      }
    }
  }

  private void compareWithTicket(PaperClock clock) {
    var shown = shown(clock.objective());
    compare(clock, shown, "state", Optional.of(clock.state()));
    if (!clock.endedBeforeItsPeriod()) {
      compareInstants(clock, shown);
    }
    compare(clock, shown, "metAt", clock.metAt().map(Instant::toString));
    if (clock.objective() != Objective.ESCALATION) {
      var last = clock.missed().isEmpty() ? null : clock.missed().getLast().toString();
      compare(clock, shown, "breachedAt", Optional.ofNullable(last));
    }
  }

  private void compareInstants(PaperClock clock, JsonNode shown) {
    compare(clock, shown, "dueAt", clock.due().map(Instant::toString));
    if (!clock.state().equals("NOT_SPECIFIED")) {
      compare(clock, shown, "startedAt", Optional.of(clock.startedAt().toString()));
    }
  }

  private void compare(PaperClock clock, JsonNode shown, String field, Optional<String> expected) {
    var found = Optional.ofNullable(shown.path(field).asText(null));
    if (!found.equals(expected)) {
      var rule = "the ticket shows the %s that follows".formatted(field);
      complain(rule, clock.objective(), expected.orElse("none"), found.orElse("none"));
    }
  }

  private void complainOfOtherClocks() {
    if (clocks.isEmpty() && !ticket.path("clocks").isEmpty()) {
      complaints.add(
          "nothing is owed before the request is taken in", "", "no clocks", ticket.get("clocks"));
    }
  }

  private List<Instant> missedAt(Objective objective) {
    if (objective == Objective.ESCALATION) {
      return entries.stream().filter(entry -> entry.is("ESCALATED")).map(Entry::at).toList();
    }
    return entries.stream()
        .filter(entry -> entry.is("BREACHED"))
        .filter(entry -> entry.text().startsWith(PlanSentences.name(objective) + ": "))
        .filter(entry -> !takenBack(entry))
        .map(Entry::at)
        .toList();
  }

  /** It was recorded before it was known that the promise had been kept. */
  private boolean takenBack(Entry breach) {
    var due = breach.text().replaceFirst("promise missed, it was due", "it was due");
    return entries.stream()
        .anyMatch(e -> e.is("BREACH_TAKEN_BACK") && e.text().startsWith(due + " and kept"));
  }

  private Optional<PaperClock> clock(Entry entry) {
    return clocks.values().stream()
        .filter(c -> entry.text().startsWith(PlanSentences.name(c.objective()) + ": "))
        .findFirst();
  }

  private AgreedRow row() {
    var agreed =
        AgreedRow.of(ticket.get("agreement").asText(), ticket.path("plan").asText(""), severity);
    if (first("NOT_OWED").isPresent()) {
      return agreed.withoutTimes();
    }
    return developersNeeded ? agreed.withDevelopers() : agreed;
  }

  private Optional<Entry> first(String kind) {
    return entries.stream().filter(entry -> entry.is(kind)).findFirst();
  }

  private static boolean tellsOfAPromise(Entry entry) {
    return entry.is("CLOCK_PLANNED", "CLOCK_PAUSED", "CLOCK_RESUMED", "BREACHED", "ESCALATED");
  }

  private JsonNode shown(Objective objective) {
    for (var clock : ticket.path("clocks")) {
      if (clock.get("objective").asText().equals(objective.name())) {
        return clock;
      }
    }
    return MissingNode.getInstance();
  }

  private void complain(String rule, Objective objective, Object expected, Object found) {
    var clause = shown(objective).path("clause").asText("");
    complaints.add(
        "%s, %s".formatted(PlanSentences.name(objective), rule), clause, expected, found);
  }
}
