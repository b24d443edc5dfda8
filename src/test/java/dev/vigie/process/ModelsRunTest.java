package dev.vigie.process;

import static dev.vigie.process.ModelEngine.USER_TASK;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The models lead where they promise, whatever the workers do. */
class ModelsRunTest {

  private static final String SOON = "2100-01-01T00:00:00Z";
  private static final String LATER = "2100-01-02T00:00:00Z";
  private static final String FAR = "2100-03-01T00:00:00Z";

  private final ModelEngine engine = new ModelEngine();

  @BeforeEach
  void deploy() {
    engine.deployWithUserTasksAsJobs();
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void leadsAnIncidentFromReceiptToClosure() {
    engine.publish("ticket.received", "T-1", ticket());
    engine.serve("sla.checkRequest", Map.of("verdict", "TAKEN_IN"));
    engine.serve("sla.confirmReceipt", Map.of());
    assertThat(engine.serve("sla.planAlarms", running()))
        .extracting(variables -> variables.get("clockId"))
        .containsExactlyInAnyOrder("C-response", "C-update", "C-resolution", "C-escalation");

    engine.serve(USER_TASK, Map.of("note", "Called back."));
    var response = engine.serve("sla.recordFirstResponse", Map.of()).getFirst();
    assertThat(response).containsEntry("note", "Called back.");
    assertThat(ZonedDateTime.parse((String) response.get("completedAt"))).isNotNull();
    var assessment = engine.serve(USER_TASK, Map.of("confirmedSeverity", "Important")).getFirst();
    assertThat(assessment).containsEntry("confirmedSeverity", "Low").containsEntry("note", null);
    engine.serve("sla.confirmSeverity", facts("Important"));
    engine.serve(USER_TASK, Map.of("nextStep", "ask", "note", "Which version?"));

    assertThat(engine.serve("sla.askCustomer", question()).getFirst())
        .containsEntry("note", "Which version?");
    engine.publish("question.answered", "Q-1", Map.of());
    assertThat(engine.serve("sla.recordAnswer", facts("Critical")).getFirst())
        .containsEntry("note", null);

    var work = engine.serve(USER_TASK, Map.of("nextStep", "workaround", "note", "Sign in again."));
    assertThat(work.getFirst()).containsEntry("severity", "Critical").containsEntry("note", null);
    engine.serve("sla.offerSolution", question());
    engine.serve(USER_TASK, Map.of("agreement", "no", "note", "Still broken."));
    engine.serve("sla.recordAnswer", answer("no"));
    engine.serve("sla.recordObjection", Map.of());
    engine.serve(USER_TASK, Map.of("nextStep", "resolution", "note", "Repaired."));
    engine.serve("sla.offerSolution", question());
    engine.serve(USER_TASK, Map.of("agreement", "yes", "note", "Works."));
    engine.serve("sla.recordAnswer", answer("yes"));
    engine.serve("sla.recordResolution", Map.of());

    engine.serve("sla.closeTicket", Map.of("reopenUntil", SOON));
    engine.reach(SOON);
    engine.serve("sla.settleTicket", Map.of("reopened", false));
    assertThat(ended()).contains("Event_TicketClosed", "incident");
    assertThat(engine.incidents()).isEmpty();
  }

  @Test
  void workOnAReopenedTicketStartsWithoutAnotherCallBack() {
    engine.startBefore("incident", "Activity_CloseTicket", ticket());
    engine.serve("sla.closeTicket", Map.of("reopenUntil", SOON));
    engine.publish("ticket.reopened", "T-1", Map.of());
    var reopened = facts("Low");
    reopened.put("assessed", true);
    engine.serve("sla.reopenTicket", reopened);

    assertThat(engine.serve(USER_TASK, Map.of("nextStep", "severity", "newSeverity", "None")))
        .singleElement()
        .satisfies(task -> assertThat(task).containsEntry("newSeverity", "Low"));
    engine.serve("sla.changeSeverity", facts("None"));
  }

  @Test
  void takesALateReplyAsAReopening() {
    engine.startBefore("incident", "Activity_SettleTicket", ticket());
    engine.serve("sla.settleTicket", Map.of("reopened", true));
    engine.serve("sla.reopenTicket", Map.of("assessed", true));

    assertThat(ended()).doesNotContain("Event_TicketClosed");
  }

  @Test
  void asksForDetailsUntilTheRequestIsComplete() {
    engine.publish("ticket.received", "T-1", ticket());
    engine.serve("sla.checkRequest", Map.of("verdict", "INCOMPLETE"));
    engine.serve("sla.askForDetails", question());
    engine.reach(SOON);
    engine.serve("sla.remindCustomer", Map.of("remindAt", LATER));
    engine.publish("question.answered", "Q-1", Map.of());
    engine.serve("sla.checkRequest", Map.of("verdict", "ANSWERED"));
    engine.serve(USER_TASK, Map.of("impact", "Nobody can work", "note", "By phone"));
    assertThat(engine.serve("sla.recordDetails", Map.of("verdict", "TAKEN_IN")).getFirst())
        .containsEntry("impact", "Nobody can work")
        .containsEntry("serviceVersion", null)
        .containsEntry("enough", false);
    engine.serve("sla.confirmReceipt", Map.of());

    assertThat(ended()).contains("clear-request").doesNotContain("Event_NotTakenIn");
  }

  @Test
  void withdrawsARequestThatStaysIncompleteUnlessAReplyCameAtLast() {
    engine.publish("ticket.received", "T-1", ticket());
    engine.serve("sla.checkRequest", Map.of("verdict", "INCOMPLETE"));
    engine.serve(
        "sla.askForDetails", Map.of("questionId", "Q-1", "remindAt", FAR, "silentAt", SOON));
    engine.reach(SOON);
    engine.serve("sla.withdrawTicket", Map.of("verdict", "ANSWERED"));
    engine.serve(USER_TASK, Map.of("note", "It says nothing new"));
    engine.serve("sla.recordDetails", Map.of("verdict", "INCOMPLETE"));
    engine.serve(
        "sla.askForDetails", Map.of("questionId", "Q-2", "remindAt", FAR, "silentAt", LATER));
    engine.reach(LATER);
    engine.serve("sla.withdrawTicket", Map.of("verdict", "INCOMPLETE"));

    assertThat(ended()).contains("Event_TicketWithdrawn", "Event_NotTakenIn", "incident");
  }

  @Test
  void leavesAReferredRequestUnlessItIsOverruled() {
    engine.start("clear-request", referred("T-1"));
    engine.serve("sla.referRequest", Map.of("overruleUntil", SOON));
    engine.reach(SOON);
    engine.serve("sla.leaveReferred", Map.of());
    assertThat(ended()).contains("Event_TicketReferred");

    for (var decision : List.of("leave", "take")) {
      engine.start("clear-request", referred("T-" + decision));
      engine.serve("sla.referRequest", Map.of("overruleUntil", LATER));
      engine.serve(USER_TASK, Map.of("decision", decision, "note", "Our own product after all"));
    }
    engine.serve("sla.leaveReferred", Map.of());
    assertThat(engine.serve("sla.overruleReferral", Map.of("verdict", "TAKEN_IN")).getFirst())
        .containsEntry("note", "Our own product after all");
    assertThat(ended()).contains("Event_ReferralOverruled");
  }

  @Test
  void endsWithACustomerWhoStaysSilentUnlessAnAnswerCameAtLast() {
    engine.start("customer-wait", ticket());
    engine.serve("sla.askCustomer", Map.of("questionId", "Q-1", "remindAt", FAR, "silentAt", SOON));
    engine.reach(SOON);
    engine.serve("sla.recordSilence", Map.of("silent", false));
    engine.serve("sla.recordAnswer", Map.of());
    assertThat(ended()).contains("Event_CustomerAnswered").doesNotContain("Event_CustomerSilent");

    var assessed = ticket();
    assessed.put("assessed", true);
    engine.start("incident-work", assessed);
    engine.serve(USER_TASK, Map.of("nextStep", "ask", "note", "Which version?"));
    engine.serve(
        "sla.askCustomer", Map.of("questionId", "Q-2", "remindAt", FAR, "silentAt", LATER));
    engine.reach(LATER);
    engine.serve("sla.recordSilence", Map.of("silent", true));
    assertThat(ended()).contains("Event_CustomerSilent", "incident-work");
  }

  @Test
  void stopsWhereverItIsWhenTheCustomerWithdraws() {
    engine.publish("ticket.received", "T-1", ticket());
    engine.serve("sla.checkRequest", Map.of("verdict", "TAKEN_IN"));
    engine.serve("sla.confirmReceipt", Map.of());
    engine.publish("ticket.withdrawn", "T-1", Map.of());

    assertThat(ended()).contains("Event_TicketWithdrawn", "incident");
  }

  @Test
  void worksOnWhenItsClocksAreOver() {
    engine.publish("ticket.received", "T-1", ticket());
    engine.serve("sla.checkRequest", Map.of("verdict", "TAKEN_IN"));
    engine.serve("sla.confirmReceipt", Map.of());
    engine.serve("sla.planAlarms", Map.of("clockState", "OVER"));

    assertThat(ended())
        .contains(
            "Activity_WatchFirstResponse",
            "Activity_GiveUpdates",
            "Activity_WatchResolution",
            "Activity_EscalateInTime")
        .doesNotContain("Activity_HandleIncident");
    engine.serve(USER_TASK, Map.of("note", "Called back."));
    assertThat(engine.serve("sla.recordFirstResponse", Map.of())).hasSize(1);
  }

  @Test
  void refreshesTasksWhereverTheSeverityIsChanged() {
    engine.start("incident-work", ticket());
    engine.publish("ticket.severity-changed", "T-1", Map.of());
    engine.serve("sla.refreshTasks", facts("Critical"));

    assertThat(engine.serve(USER_TASK, Map.of("note", "Called back.")).getFirst())
        .containsEntry("severity", "Critical");
  }

  @Test
  void remindsTheCustomerUntilTheAnswerIsNoted() {
    engine.start("customer-wait", ticket());
    engine.serve("sla.askCustomer", question());
    engine.reach(SOON);
    engine.serve("sla.remindCustomer", Map.of("remindAt", LATER));
    engine.reach(LATER);
    engine.serve("sla.remindCustomer", Map.of("remindAt", "2100-02-01T00:00:00Z"));
    engine.serve(USER_TASK, Map.of("note", "Version 7."));

    assertThat(engine.serve("sla.recordAnswer", Map.of()).getFirst())
        .containsEntry("note", "Version 7.");
    assertThat(ended()).contains("customer-wait");
  }

  @Test
  void warnsAndRecordsTheBreachUntilTheClockIsOver() {
    for (var clock : List.of("first-response-clock", "resolution-clock")) {
      engine.start(clock, Map.of("clockId", "C-" + clock, "ticketId", "T-1"));
    }
    engine.serve("sla.planAlarms", Map.of("clockState", "PAUSED"));
    replan("C-first-response-clock", "C-resolution-clock");
    engine.serve("sla.planAlarms", running());
    engine.reach(SOON);
    assertThat(engine.serve("sla.warnTeam", Map.of())).hasSize(2);
    engine.reach(LATER);
    assertThat(engine.serve("sla.recordBreach", Map.of())).hasSize(2);
    replan("C-first-response-clock", "C-resolution-clock");
    engine.serve("sla.planAlarms", Map.of("clockState", "OVER"));

    assertThat(ended()).contains("first-response-clock", "resolution-clock");
  }

  @Test
  void sendsTheUpdateForTheSlotItWasAskedFor() {
    var update = ticket();
    update.put("clockId", "C-update");
    engine.start("update-clock", update);
    engine.serve("sla.planAlarms", running());
    engine.reach(SOON);
    engine.serve("sla.askForUpdate", Map.of("asked", true, "slot", 1));
    engine.reach(LATER);
    engine.serve("sla.recordMissedUpdate", Map.of());
    replan("C-update");
    engine.serve(
        "sla.planAlarms",
        Map.of(
            "clockState",
            "RUNNING",
            "warnAt",
            "2100-01-03T00:00:00Z",
            "dueAt",
            "2100-01-04T00:00:00Z"));
    engine.reach("2100-01-03T00:00:00Z");
    engine.serve("sla.askForUpdate", Map.of("asked", false, "slot", 2));

    engine.serve(USER_TASK, Map.of("note", "We found the cause."));
    assertThat(engine.serve("sla.sendUpdate", Map.of()).getFirst())
        .containsEntry("note", "We found the cause.")
        .containsEntry("slot", 1);
    replan("C-update");
    engine.serve("sla.planAlarms", Map.of("clockState", "OVER"));
    assertThat(ended()).contains("Event_AskedBefore", "update-clock");
  }

  private void replan(String... clocks) {
    for (var clock : clocks) {
      engine.publish("clock.replanned", clock, Map.of());
    }
  }

  private Stream<String> ended() {
    return engine
        .records("PROCESS_INSTANCE", "ELEMENT_COMPLETED")
        .map(record -> ((ProcessInstanceRecordValue) record.getValue()).getElementId());
  }

  private static Map<String, Object> ticket() {
    var ticket = facts("Low");
    ticket.put("ticketId", "T-1");
    ticket.put("number", "TF-1");
    ticket.put("subject", "Tours do not load");
    ticket.put("customer", "acme");
    ticket.put("severities", List.of("Critical", "Important", "Low", "None"));
    ticket.put("ticketUrl", "http://localhost:8080/tickets/TF-1");
    ticket.put("severityReviewed", false);
    ticket.put("identityCheck", null);
    ticket.put("responded", false);
    ticket.put("assessed", false);
    ticket.put("firstResponseClockId", "C-response");
    ticket.put("updateClockId", "C-update");
    ticket.put("resolutionClockId", "C-resolution");
    ticket.put("escalationClockId", "C-escalation");
    return ticket;
  }

  private static Map<String, Object> referred(String id) {
    var ticket = ticket();
    ticket.put("ticketId", id);
    ticket.put("verdict", "OUTSIDE");
    return ticket;
  }

  private static Map<String, Object> facts(String severity) {
    var facts = new HashMap<String, Object>();
    facts.put("severity", severity);
    facts.put("priority", 40);
    facts.put("team", "support");
    facts.put("teams", List.of("support"));
    facts.put("firstResponseDueAt", LATER);
    facts.put("resolutionDueAt", null);
    return facts;
  }

  private static Map<String, Object> running() {
    return Map.of("clockState", "RUNNING", "planNumber", 1, "warnAt", SOON, "dueAt", LATER);
  }

  private static Map<String, Object> answer(String agreement) {
    var answer = facts("Critical");
    answer.put("agreement", agreement);
    return answer;
  }

  private static Map<String, Object> question() {
    return Map.of("questionId", "Q-1", "remindAt", SOON, "silentAt", FAR);
  }
}
