package dev.vigie.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vigie.agreement.Objective;
import dev.vigie.clock.ClockState;
import java.time.Instant;
import java.util.List;

/**
 * A ticket as the HTTP contract shows it.
 *
 * @param promisedUntil by when a fix is promised
 * @param mergedInto the number of the ticket in which it is worked on
 * @param waitsFor the blocking incident that has to be over first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TicketView(
    String number,
    String agreement,
    String plan,
    TicketStatus status,
    Severity severity,
    Instant receivedAt,
    Instant closedAt,
    Instant reopenUntil,
    String customer,
    String service,
    String type,
    String subject,
    String team,
    String supervisor,
    boolean unreadReply,
    Instant resolvedAt,
    Instant promisedUntil,
    String mergedInto,
    String waitsFor,
    List<ClockView> clocks,
    Links links) {

  /**
   * @param claimed by the customer
   * @param found what follows from the facts, where the agreement has a table for that
   * @param confirmed by the team
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Severity(String claimed, String found, String confirmed) {}

  /** One promise. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ClockView(
      Objective objective,
      ClockState state,
      String target,
      String calendar,
      Instant startedAt,
      Instant warnAt,
      Instant dueAt,
      Instant metAt,
      Instant breachedAt,
      String clause) {}

  /** Where else to look. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Links(String page, String operate, String tasklist) {}
}
