package dev.vigie.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.vigie.agreement.Objective;
import dev.vigie.clock.ClockState;
import dev.vigie.clock.SlaClock;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StandingTest {

  private static final Instant NOW = Instant.parse("2025-11-24T13:05:00Z");
  private static final Pattern DRAWN = Pattern.compile("bpmnElement=\"([^\"]+)\"");

  @Test
  void namesOnlyElementsThatAreDrawn() throws IOException {
    assertThat(drawn("incident")).containsAll(all(Standing::incident));
    assertThat(drawn("clear-request")).containsAll(all(Standing::clearing));
    assertThat(drawn("incident-work")).containsAll(all(Standing::work));
  }

  @Test
  void namesOnlyElementsThatHaveWords() {
    var elements = new HashSet<>(all(Standing::incident));
    elements.addAll(all(Standing::work));
    elements.addAll(all(Standing::clearing));

    for (var language : List.of("messages_en", "messages_fr")) {
      var keys = ResourceBundle.getBundle(language).keySet();
      assertThat(elements).allMatch(element -> keys.contains("place." + element));
    }
  }

  @Test
  void isWithTheCallBackUntilSomebodyResponds() {
    assertThat(of(TicketStatus.RECEIVED, false, ClockState.RUNNING).work())
        .containsExactly("Activity_CallBack");
  }

  @Test
  void isWithTheAssessmentWhereTheReceiptWasTheFirstResponse() {
    assertThat(of(TicketStatus.RECEIVED, false, ClockState.MET).work())
        .containsExactly("Activity_AssessIncident");
  }

  @Test
  void isWithTheAssessmentUntilTheSeverityIsConfirmed() {
    assertThat(of(TicketStatus.IN_PROGRESS, false, ClockState.MET).work())
        .containsExactly("Activity_AssessIncident");
    assertThat(of(TicketStatus.IN_PROGRESS, true, ClockState.MET).work())
        .containsExactly("Activity_WorkOnIncident");
  }

  @Test
  void isAtTheGateUntilTheRequestIsTakenIn() {
    var incomplete = of(TicketStatus.INCOMPLETE, false, ClockState.RUNNING);
    assertThat(incomplete.incident()).containsExactly("Activity_ClearRequest");
    assertThat(incomplete.clearing()).containsExactly("Gateway_CustomerAnswers");
    assertThat(of(TicketStatus.REFERRED, false, ClockState.RUNNING).clearing())
        .containsExactly("Activity_DecideReferral");
  }

  @Test
  void watchesOnlyClocksThatCanStillRing() {
    assertThat(of(TicketStatus.IN_PROGRESS, true, ClockState.PAUSED).incident())
        .contains("Activity_WatchResolution");
    assertThat(of(TicketStatus.IN_PROGRESS, true, ClockState.BREACHED).incident())
        .containsExactly("Activity_WorkOnIncident");
  }

  @Test
  void waitsForALateReplyUntilTheTimeForItIsOver() {
    var closed = ticket(TicketStatus.CLOSED, Optional.of(NOW.plusSeconds(1)));

    assertThat(Standing.of(closed, List.of(), true, false, NOW).incident())
        .containsExactly("Gateway_AfterClosure");
    assertThat(Standing.of(closed, List.of(), true, false, NOW.plusSeconds(1)).incident())
        .containsExactly("Event_TicketClosed");
  }

  private static Set<String> all(Function<Standing, List<String>> part) {
    var all = new HashSet<String>();
    for (var status : TicketStatus.values()) {
      for (var assessed : List.of(true, false)) {
        all.addAll(part.apply(of(status, assessed, ClockState.RUNNING)));
      }
    }
    all.addAll(part.apply(Standing.of(mock(Ticket.class), List.of(), false, false, NOW)));
    var closed = ticket(TicketStatus.CLOSED, Optional.of(NOW.plusSeconds(1)));
    all.addAll(part.apply(Standing.of(closed, List.of(), true, false, NOW)));
    return all;
  }

  private static Standing of(TicketStatus status, boolean assessed, ClockState state) {
    var clocks =
        Arrays.stream(Objective.values()).map(objective -> clock(objective, state)).toList();
    return Standing.of(ticket(status, Optional.empty()), clocks, assessed, false, NOW);
  }

  private static SlaClock clock(Objective objective, ClockState state) {
    var clock = mock(SlaClock.class);
    when(clock.objective()).thenReturn(objective);
    when(clock.state()).thenReturn(state);
    when(clock.metAt()).thenReturn(Optional.of(NOW).filter(at -> state == ClockState.MET));
    return clock;
  }

  private static Ticket ticket(TicketStatus status, Optional<Instant> reopenUntil) {
    var ticket = mock(Ticket.class);
    when(ticket.processInstanceKey()).thenReturn(Optional.of(1L));
    when(ticket.status()).thenReturn(status);
    when(ticket.reopenUntil()).thenReturn(reopenUntil);
    return ticket;
  }

  private static Set<String> drawn(String model) throws IOException {
    var xml = Files.readString(Path.of("bpmn", model + ".bpmn"));
    return DRAWN.matcher(xml).results().map(match -> match.group(1)).collect(Collectors.toSet());
  }
}
