package dev.vigie.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.agreement.Agreements;
import dev.vigie.testing.VigieTest;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Steps that the engine delivers again, later than it should. */
@VigieTest
class TicketServiceTest {

  @Autowired private TicketService service;
  @Autowired private Assessment assessment;
  @Autowired private Conversation conversation;
  @Autowired private Solutions solutions;
  @Autowired private Tickets tickets;
  @Autowired private Timeline timeline;
  @Autowired private Agreements agreements;
  @Autowired private Clock time;

  private TicketId id;

  @BeforeEach
  void open() {
    var contact = new Contact("Alice Martin", "alice@acme.example", null, "fr", null);
    var asked =
        new NewTicket(
            "trackforce",
            "",
            "acme",
            contact,
            "GuardTek",
            null,
            "Low",
            "incident",
            "Slow",
            "It is slow.",
            null,
            null,
            null,
            "api",
            "customer",
            null);
    id = service.open(asked, agreements.newest("trackforce").orElseThrow()).id();
  }

  @Nested
  class ClosedAndOpenedAgain {

    @Test
    void isNotClosedOnceMoreByALateDelivery() {
      service.close(id, "Activity_CloseTicket:1");
      conversation.reply(id, "reply", "Alice", "It is slow again");
      service.close(id, "Activity_CloseTicket:1");

      assertThat(tickets.get(id).status()).isEqualTo(TicketStatus.IN_PROGRESS);
    }

    @Test
    void isClosedByTheNextClosure() {
      service.close(id, "Activity_CloseTicket:1");
      conversation.reply(id, "reply", "Alice", "It is slow again");
      service.close(id, "Activity_CloseTicket:2");

      assertThat(tickets.get(id).status()).isEqualTo(TicketStatus.CLOSED);
    }
  }

  @Test
  void recordsEveryStepOnce() {
    for (int delivery = 0; delivery < 2; delivery++) {
      service.respond(id, "Called", time.instant());
      assessment.confirm(id, "confirm", "Important", "Spreads", time.instant());
      conversation.ask(id, "ask", "question", "Which version?");
      conversation.reply(id, "reply", "Alice", "7.2");
      solutions.offer(id, "offer", Solution.LATER_FIX, "In 7.3", LocalDate.of(2050, 1, 31));
      solutions.promiseFix(id, "promise", "Agreed", time.instant());
      solutions.recordLateFix(id, "late");
      solutions.recordBrokenPromise(id, "broken", "Not in 7.3", time.instant());
      solutions.offer(id, "again", Solution.RESOLUTION, "Restart", null);
      solutions.resolve(id, "resolve", "Agreed", time.instant());
    }

    assertThat(timeline.of(id).stream().map(TimelineEntry::kind))
        .containsOnlyOnce(
            TimelineKind.RESPONDED,
            TimelineKind.SEVERITY_CONFIRMED,
            TimelineKind.QUESTION_SENT,
            TimelineKind.REPLY_RECEIVED,
            TimelineKind.FIX_OFFERED,
            TimelineKind.FIX_PROMISED,
            TimelineKind.FIX_NOT_DELIVERED,
            TimelineKind.RESOLUTION_OFFERED,
            TimelineKind.RESOLVED);
  }
}
