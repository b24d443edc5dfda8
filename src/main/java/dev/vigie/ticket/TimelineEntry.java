package dev.vigie.ticket;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that happened to a ticket; never changed. Its sentence is made when it is read, in the
 * reader's language, from the kind and the arguments.
 */
@Entity
@Table(name = "timeline_entry")
public class TimelineEntry {

  private static final Set<TimelineKind> INTERNAL =
      Set.of(
          TimelineKind.WARNED,
          TimelineKind.MODEL_MIGRATED,
          TimelineKind.MAIL_RETURNED,
          TimelineKind.CALL_OWED,
          TimelineKind.CALL_TRIED,
          TimelineKind.CALL_DROPPED);

  private static final Set<String> INTERNAL_MAILS =
      Set.of(
          "mail.WARNING",
          "mail.BREACH",
          "mail.BREACH_TAKEN_BACK",
          "mail.ESCALATION",
          "mail.REPLY",
          "mail.FIX_LATE",
          "mail.FOLLOW_UP_LATE",
          "mail.ANNOUNCEMENT", // goes to other customers
          "mail.INCIDENT_OVER");

  private static final String BETWEEN_ARGUMENTS = "\u001f";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long seq;

  private String ticketId;
  private String occurrence;
  private Instant at;

  @Enumerated(EnumType.STRING)
  private TimelineKind kind;

  private String actor;
  private String arguments;
  private String detail;
  private String clause;

  protected TimelineEntry() {}

  TimelineEntry(TicketId ticket, String occurrence, Happening what) {
    this.ticketId = ticket.value();
    this.occurrence = occurrence;
    this.at = what.at();
    this.kind = what.kind();
    this.actor = what.actor();
    this.arguments = String.join(BETWEEN_ARGUMENTS, what.arguments());
    this.detail = what.detail();
    this.clause = what.clause();
  }

  /**
   * Whether it concerns the team alone: what the team is warned of, what it is sent, what came
   * back, whom it has yet to call, and by which model it works.
   */
  public boolean internal() {
    return INTERNAL.contains(kind)
        || kind == TimelineKind.MAIL_SENT && INTERNAL_MAILS.contains(arguments().getFirst());
  }

  public TicketId ticket() {
    return new TicketId(ticketId);
  }

  /** The business key, within the ticket. */
  public String occurrence() {
    return occurrence;
  }

  public Instant at() {
    return at;
  }

  public TimelineKind kind() {
    return kind;
  }

  public String actor() {
    return actor;
  }

  public List<String> arguments() {
    return List.of(arguments.split(BETWEEN_ARGUMENTS, -1));
  }

  /** What a person wrote, word for word. */
  public Optional<String> detail() {
    return Optional.ofNullable(detail);
  }

  public Optional<String> clause() {
    return Optional.ofNullable(clause);
  }
}
