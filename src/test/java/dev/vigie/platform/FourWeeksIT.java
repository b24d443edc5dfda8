package dev.vigie.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vigie.agreement.Objective;
import dev.vigie.clock.ClockState;
import dev.vigie.platform.FourWeeks.Line;
import dev.vigie.platform.FourWeeks.Step;
import dev.vigie.platform.FourWeeks.Ticket;
import dev.vigie.platform.OperateAndTasklist.OpenTask;
import dev.vigie.testing.Requests;
import dev.vigie.ticket.TicketView.ClockView;
import dev.vigie.ticket.TimelineKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Four weeks with 25 tickets under all agreements and plans: week-ends, holidays, nights in which
 * the clocks are put back. What came of each ticket is held against a table that was worked out by
 * hand. Times are read to the minute, because an agent takes some seconds; that they are right to
 * the millisecond by what the timeline says happened, the audit checks.
 */
class FourWeeksIT {

  private static final Path FOUND = Path.of("target", "four-weeks-outcome.csv");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** How much later than scripted a person may act, which shortens or prolongs a wait. */
  private static final Duration SLOWNESS = Duration.ofMinutes(2);

  private static final Duration LONGEST_LEAP = Duration.ofDays(364);
  private static final Set<TimelineKind> SHOWN =
      Set.of(
          TimelineKind.BREACHED,
          TimelineKind.BREACH_TAKEN_BACK,
          TimelineKind.ESCALATED,
          TimelineKind.CLOSED,
          TimelineKind.REOPENED,
          TimelineKind.WITHDRAWN,
          TimelineKind.FOLLOW_UP_DONE);

  private static final LocalVigie VIGIE = new LocalVigie("four-weeks");
  private static final Contract CONTRACT = new Contract(VIGIE);
  private static final Map<String, Ticket> TICKETS =
      FourWeeks.tickets().stream()
          .collect(
              Collectors.toMap(
                  Ticket::id, ticket -> ticket, (one, same) -> one, LinkedHashMap::new));

  private static final Map<String, String> NUMBERS = new HashMap<>();
  private static final Set<String> COMPLETED = new HashSet<>();

  private static OperateAndTasklist camunda;

  @BeforeAll
  static void livesThroughFourWeeks() throws Exception {
    VIGIE.start();
    camunda = new OperateAndTasklist(VIGIE);
    for (var step : FourWeeks.script()) {
      leapTo(step.at());
      take(step);
    }
  }

  @AfterAll
  static void stop() {
    VIGIE.close();
  }

  @Test
  void endAsWorkedOutByHand() throws IOException {
    var found = new ArrayList<Line>();
    for (var ticket : TICKETS.values()) {
      found.addAll(linesOf(ticket));
    }
    Files.write(FOUND, found.stream().map(FourWeeksIT::written).toList());

    assertThat(FourWeeks.outcome().stream().sorted().map(FourWeeksIT::written).toList())
        .as("as found, see %s", FOUND)
        .containsExactlyElementsOf(
            toldLike(FourWeeks.outcome(), found).map(FourWeeksIT::written).toList());
  }

  @Test
  void keepToTheMillisecondWhatTheirTimelinesSay() throws IOException {
    var complaints = new ArrayList<String>();
    for (var number : NUMBERS.values()) {
      complaints.addAll(CONTRACT.complaints(number));
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void leaveNoIncident() {
    assertThat(camunda.activeIncidents()).isEmpty();
  }

  private static void leapTo(Instant at) throws IOException {
    for (var now = CONTRACT.now(); now.isBefore(at); now = CONTRACT.now()) {
      var farthest = now.plus(LONGEST_LEAP);
      VIGIE.passUntil(farthest.isBefore(at) ? farthest : at);
    }
    assertThat(CONTRACT.now()).as("slow machine").isBefore(at.plus(SLOWNESS));
  }

  private static void take(Step step) throws IOException {
    switch (step.verb()) {
      case "open" -> NUMBERS.put(step.ticket(), open(TICKETS.get(step.ticket())));
      case "call" -> complete(step, "Activity_CallBack", Map.of());
      case "assess" ->
          complete(step, "Activity_AssessIncident", Map.of("confirmedSeverity", step.what()));
      case "identify" -> complete(step, "Activity_CheckIdentity", Map.of("identity", "proven"));
      case "leave" -> complete(step, "Activity_DecideReferral", Map.of("decision", "leave"));
      case "ask", "developers", "announce" -> work(step, step.verb(), Map.of());
      case "join" -> work(step, "join", Map.of("incident", step.what()));
      case "offer" -> work(step, step.what(), Map.of());
      case "promise" -> work(step, "laterFix", Map.of("promisedFor", step.what()));
      case "deliver" -> complete(step, "Activity_DeliverFix", Map.of("delivered", "yes"));
      case "update" -> complete(step, "Activity_WriteUpdate", Map.of());
      case "follow up" ->
          complete(step, "Activity_FollowUp", Map.of("outcome", "A disk was full", "tell", false));
      case "reply", "reopen" -> post(step, "customer", "replies", "{\"text\": \"Here it is\"}");
      case "agree" -> post(step, "customer", "replies", "{\"text\": \"Yes\", \"agrees\": true}");
      case "object" -> post(step, "customer", "replies", "{\"text\": \"No\", \"agrees\": false}");
      case "withdraw" -> post(step, "customer", "withdrawal", "{\"reason\": \"Solved\"}");
      case "escalate" -> post(step, "customer", "escalation", "{\"reason\": \"Print run\"}");
      case "tell" ->
          post(step, "customer", "details", "{\"serviceVersion\": \"%s\"}".formatted(step.what()));
      case "severity" ->
          post(
              step,
              "agent",
              "severity",
              "{\"severity\": \"%s\", \"reason\": \"Less\"}".formatted(step.what()));
      case "wait" -> {}
      default -> throw new AssertionError(step);
    }
  }

  private static String open(Ticket ticket) throws IOException {
    var request =
        Requests.of(ticket.agreement(), ticket.plan(), ticket.severity())
            .replace("\"type\": \"incident\"", "\"type\": \"%s\"".formatted(ticket.type()));
    return CONTRACT
        .open(
            ticket.version().isEmpty()
                ? request.replace("\"serviceVersion\": \"7.2\",", "")
                : request)
        .number();
  }

  private static void work(Step step, String nextStep, Map<String, ?> form) {
    var filledIn = new HashMap<String, Object>(form);
    filledIn.put("nextStep", nextStep);
    complete(step, "Activity_WorkOnIncident", filledIn);
  }

  private static void complete(Step step, String element, Map<String, ?> form) {
    var number = NUMBERS.get(step.ticket());
    var task =
        await("%s of %s".formatted(element, step))
            .atMost(PATIENCE)
            .until(() -> openTasks(element, number), tasks -> !tasks.isEmpty())
            .getLast();
    var filledIn = new HashMap<String, Object>(form);
    filledIn.put("note", "As scripted");
    camunda.complete(task, filledIn);
    COMPLETED.add(task.key());
  }

  private static List<OpenTask> openTasks(String element, String number) {
    return camunda.openTasks(element).stream()
        .filter(task -> task.ticketNumber().equals(number) && !COMPLETED.contains(task.key()))
        .toList();
  }

  private static void post(Step step, String user, String what, String body) throws IOException {
    var answer =
        VIGIE.post(user, "/api/tickets/%s/%s".formatted(NUMBERS.get(step.ticket()), what), body);
    assertThat(answer.statusCode()).as("%s: %s", step, answer.body()).isEqualTo(202);
  }

  private static List<Line> linesOf(Ticket ticket) throws IOException {
    var number = NUMBERS.get(ticket.id());
    var promises =
        CONTRACT.ticket(number).clocks().stream()
            .filter(clock -> clock.objective() != Objective.ESCALATION || promised(clock))
            .map(clock -> line(ticket, clock));
    var happened =
        CONTRACT.timeline(number).stream()
            .filter(entry -> SHOWN.contains(entry.kind()))
            .map(entry -> new Line(ticket.id(), entry.kind().name(), "", null, entry.at()));
    return Stream.concat(promises, happened).sorted().toList();
  }

  private static Line line(Ticket ticket, ClockView clock) {
    var over = clock.state() == ClockState.ENDED || !promised(clock);
    return new Line(
        ticket.id(),
        clock.objective().name(),
        clock.state().name(),
        over ? null : clock.dueAt(),
        clock.metAt());
  }

  private static boolean promised(ClockView clock) {
    return clock.state() != ClockState.NOT_SPECIFIED;
  }

  /** What was found, with the instants of the table where they are within a person's slowness. */
  private static Stream<Line> toldLike(List<Line> table, List<Line> found) {
    return found.stream()
        .map(
            line ->
                table.stream()
                    .filter(expected -> told(expected, line))
                    .min(Comparator.naturalOrder())
                    .orElse(line))
        .sorted();
  }

  private static boolean told(Line expected, Line found) {
    return expected.ticket().equals(found.ticket())
        && expected.what().equals(found.what())
        && expected.result().equals(found.result())
        && told(expected.due(), found.due())
        && told(expected.at(), found.at());
  }

  private static boolean told(Instant expected, Instant found) {
    if (expected == null || found == null) {
      return expected == found;
    }
    return Duration.between(expected, found).abs().compareTo(SLOWNESS) < 0;
  }

  private static String written(Line line) {
    return line.written(TICKETS.get(line.ticket()).zone());
  }
}
