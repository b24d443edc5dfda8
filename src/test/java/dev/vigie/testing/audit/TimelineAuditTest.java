package dev.vigie.testing.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * A ticket of XTM Gold that knew nearly everything: a pause, a change of severity, a missed update,
 * two escalations, a resolution and a return. It is in order; then one thing of it is spoiled.
 */
class TimelineAuditTest {

  private ObjectNode ticket;
  private ArrayNode timeline;

  @BeforeEach
  void read() throws IOException {
    try (var file = getClass().getResourceAsStream("/timelines/xtm-gold.json")) {
      var good = new ObjectMapper().readTree(file);
      ticket = (ObjectNode) good.get("ticket");
      timeline = (ArrayNode) good.get("timeline");
    }
  }

  @Test
  void hasNothingToComplainOfInAGoodTimeline() {
    assertThat(complaints()).isEmpty();
  }

  @Test
  void namesTicketRuleClauseAndBothSides() {
    line("BREACHED", 0).put("at", "2026-09-07T12:51:00Z");

    assertThat(complaints())
        .anySatisfy(
            complaint ->
                assertThat(complaint)
                    .startsWith("VIG-1: Progress update, ")
                    .contains("(xtm/4.7.gold)", "expected", "12:50:00Z", "found"));
  }

  @Nested
  class OfTheOrderOfThings {

    @Test
    void wantsTheReceiptFirst() {
      remove("RECEIVED", 0);
      assertComplaint("begins with the receipt");
    }

    @Test
    void wantsTheReceiptWhenTheTicketSays() {
      ticket.put("receivedAt", "2026-09-07T07:59:59Z");
      assertComplaint("received when the ticket says");
    }

    @Test
    void wantsTheOldestFirst() {
      timeline.add(timeline.remove(index("STARTED", 0)));
      assertComplaint("oldest first");
    }

    @Test
    void wantsOneResponse() {
      repeat("RESPONDED", 0);
      assertComplaint("RESPONDED happens once");
    }

    @Test
    void wantsClosuresAndReopeningsToAlternate() {
      repeat("CLOSED", 0);
      assertComplaint("closures and reopenings alternate");
    }

    @Test
    void wantsAReopeningAfterAClosure() {
      remove("CLOSED", 0);
      assertComplaint("closures and reopenings alternate");
    }

    @Test
    void wantsNothingAfterTheClosure() {
      line("SEVERITY_CHANGED", 0).put("at", "2026-09-07T16:30:00Z");
      timeline.add(timeline.remove(index("SEVERITY_CHANGED", 0)));
      assertComplaint("nothing happens after the closure");
    }

    @Test
    void wantsNothingAfterTheWithdrawal() {
      line("RESOLUTION_OFFERED", 0).put("kind", "WITHDRAWN");
      assertComplaint("nothing happens after the withdrawal");
    }

    @Test
    void wantsAReasonForAClosure() {
      remove("RESOLVED", 1);
      assertComplaint("a closure has a reason");
    }

    @Test
    void wantsOneResolutionForEachClosure() {
      repeat("RESOLVED", 1);
      assertComplaint("an end comes once for each closure");
    }

    @Test
    void wantsAnOfferBeforeTheAgreement() {
      remove("RESOLUTION_OFFERED", 0);
      assertComplaint("only what was offered is agreed to");
    }
  }

  @Nested
  class OfTheCorrespondence {

    @Test
    void wantsAQuestionBeforeAPause() {
      remove("QUESTION_SENT", 0);
      assertComplaint("pauses while the customer is awaited");
    }

    @Test
    void wantsAQuestionToBeAnsweredBeforeTheNext() {
      repeat("QUESTION_SENT", 0);
      assertComplaint("a question is answered before work goes on");
    }

    @Test
    void wantsAQuestionToBeAnsweredBeforeASolution() {
      remove("REPLY_RECEIVED", 0);
      assertComplaint("a question is answered before work goes on");
    }

    @Test
    void wantsAnAnswerBeforeTheClockRunsOn() {
      remove("REPLY_RECEIVED", 0);
      assertComplaint("runs on when the customer answered");
    }

    @Test
    void wantsAQuestionForAnAnswer() {
      line("REPLY_RECEIVED", 2).put("kind", "ANSWERED");
      assertComplaint("an answer has a question");
    }

    @Test
    void wantsPausesApart() {
      repeat("CLOCK_PAUSED", 0);
      assertComplaint("pauses do not overlap");
    }

    @Test
    void wantsNoMailTwice() {
      repeat("MAIL_SENT", 0);
      assertComplaint("a mail is sent once");
    }
  }

  @Nested
  class OfThePromises {

    @Test
    void wantsTheFirstPlanToBeTheTermAfterTheReceipt() {
      replace("CLOCK_PLANNED", 3, "12:00", "12:01");
      assertComplaint("Resolution, a plan carries the old and the new instant");
    }

    @Test
    void wantsAPlanForEachPromise() {
      remove("CLOCK_PLANNED", 0);
      assertComplaint("First response, each plan is written down");
    }

    @Test
    void wantsAReasonForAPlan() {
      replace("CLOCK_PLANNED", 6, "the severity was changed", "");
      assertComplaint("a plan carries the old and the new instant and its reason");
    }

    @Test
    void wantsTheOldInstantInAPlan() {
      replace("CLOCK_PLANNED", 6, ", before Mon 7 Sep 2026, 11:50 (Europe/Warsaw)", "");
      assertComplaint("a plan carries the old and the new instant and its reason");
    }

    @Test
    void wantsAResumptionToMoveByThePause() {
      replace("CLOCK_RESUMED", 0, "12:20", "12:25");
      assertComplaint("Resolution, a plan carries the old and the new instant");
    }

    @Test
    void wantsAPauseToEndWithTheReply() {
      line("CLOCK_RESUMED", 0).put("at", "2026-09-07T08:45:00Z");
      assertComplaint("Resolution, each plan is written down", "Resolution, a plan carries");
    }

    @Test
    void wantsOnlyThoseToPauseThatTheAgreementLets() {
      replace("CLOCK_PAUSED", 0, "Resolution", "Progress update");
      assertComplaint("Progress update, a plan carries");
    }

    @Test
    void wantsAnotherSeverityToCountFromTheReceipt() {
      replace("CLOCK_PLANNED", 8, "Thu 10 Sep 2026, 10:20", "Thu 10 Sep 2026, 11:15");
      assertComplaint("Resolution, a plan carries the old and the new instant");
    }

    @Test
    void wantsTheNextUpdateToCountFromTheLast() {
      replace("CLOCK_PLANNED", 5, "11:50", "12:00");
      assertComplaint("Progress update, a plan carries");
    }

    @Test
    void wantsTheNextUpdateToCountFromTheMissedOne() {
      replace("CLOCK_PLANNED", 10, "18:50", "18:51");
      assertComplaint("Progress update, the next period begins where one was missed");
    }

    @Test
    void wantsTheNextPeriodToBeAnnounced() {
      remove("CLOCK_PLANNED", 4);
      assertComplaint("Escalation, the next period begins where one was missed");
    }

    @Test
    void wantsTheBreachAtTheDueInstant() {
      line("BREACHED", 0).put("at", "2026-09-07T12:50:00.001Z");
      assertComplaint("Progress update, only what was missed is recorded so");
    }

    @Test
    void wantsTheBreachToNameItsDueInstant() {
      replace("BREACHED", 0, "14:50", "14:51");
      assertComplaint("a breach names its promise and when it was due");
    }

    @Test
    void wantsABreachForWhatWasMissed() {
      remove("BREACHED", 0);
      assertComplaint("Progress update, what is not kept by its due instant is recorded");
    }

    @Test
    void wantsABreachForALateResponse() {
      line("RESPONDED", 0).put("at", "2026-09-07T08:30:00.001Z");
      timeline.insert(index("ESCALATED", 0) + 1, timeline.remove(index("RESPONDED", 0)));
      assertComplaint("First response, what is not kept by its due instant is recorded");
    }

    @Test
    void wantsOneBreachForEachPromise() {
      repeat("BREACHED", 0);
      assertComplaint("Progress update, only what was missed is recorded so, once");
    }

    @Test
    void wantsNoBreachOfAPromiseKeptInTime() {
      var breach = line("BREACHED", 0).deepCopy();
      breach.put("at", "2026-09-07T08:30:00Z");
      breach.put("text", breach.get("text").asText().replace("Progress update", "First response"));
      timeline.insert(index("ESCALATED", 0), breach);
      assertComplaint("First response, only what was missed is recorded so");
    }

    @Test
    void wantsAnEscalationForEachInterval() {
      remove("ESCALATED", 1);
      assertComplaint("Escalation, what is not kept by its due instant is recorded");
    }

    @Test
    void wantsTheLevelsOneByOne() {
      replace("ESCALATED", 1, "level 2", "level 3");
      assertComplaint("Escalation, levels are told one by one");
    }

    @Test
    void wantsNoEscalationAfterTheResolution() {
      var late = line("ESCALATED", 1).deepCopy().put("at", "2026-09-07T16:20:00.050Z");
      late.put("text", late.get("text").asText().replace("level 2", "level 3"));
      timeline.insert(index("CLOSED", 1), late);
      assertComplaint("Escalation, only what was missed is recorded so");
    }

    @Test
    void wantsTimeAfterTheClosureNotToCount() {
      replace("CLOCK_PLANNED", 11, "13:00", "10:50");
      assertComplaint("Resolution, a plan carries the old and the new instant");
    }

    @Test
    void wantsNothingPlannedForARequestThatLacksDetails() {
      line("STARTED", 0).put("kind", "INCOMPLETE");
      assertComplaint("nothing is owed before the request is taken in");
    }

    @Test
    void wantsTheTicketToShowWhatFollows() {
      for (var field : List.of("state", "dueAt", "metAt", "startedAt")) {
        var spoiled = ticket.deepCopy();
        ((ObjectNode) spoiled.at("/clocks/3")).put(field, "2026-09-11T00:00:00Z");
        assertThat(TimelineAudit.complaints(spoiled, timeline))
            .singleElement()
            .asString()
            .contains("Resolution, the ticket shows the %s that follows".formatted(field));
      }
    }

    @Test
    void wantsTheTicketToShowItsBreach() {
      ((ObjectNode) ticket.at("/clocks/1")).remove("breachedAt");
      assertComplaint("Progress update, the ticket shows the breachedAt that follows");
    }
  }

  private List<String> complaints() {
    return TimelineAudit.complaints(ticket, timeline);
  }

  /** All of them, since another mistake may come of the one that was made. */
  private void assertComplaint(String... rules) {
    for (var rule : rules) {
      assertThat(complaints()).anyMatch(complaint -> complaint.contains(rule));
    }
  }

  private void remove(String kind, int which) {
    timeline.remove(index(kind, which));
  }

  private void repeat(String kind, int which) {
    var index = index(kind, which);
    timeline.insert(index, timeline.get(index).deepCopy());
  }

  private void replace(String kind, int which, String text, String other) {
    var line = line(kind, which);
    assertThat(line.get("text").asText()).contains(text);
    line.put("text", line.get("text").asText().replace(text, other));
  }

  private ObjectNode line(String kind, int which) {
    return (ObjectNode) timeline.get(index(kind, which));
  }

  /**
   * @param which of its kind, from 0
   */
  private int index(String kind, int which) {
    var lines = StreamSupport.stream(timeline.spliterator(), false).toList();
    return IntStream.range(0, lines.size())
        .filter(i -> isOf(kind, lines.get(i)))
        .skip(which)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isOf(String kind, JsonNode line) {
    return line.get("kind").asText().equals(kind);
  }
}
