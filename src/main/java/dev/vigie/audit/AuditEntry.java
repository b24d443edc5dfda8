package dev.vigie.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** That somebody saw or changed something, or tried to. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {

  private static final int LONGEST_WHO = 120;
  private static final int LONGEST_DEED = 160;
  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_ADDRESS = 60;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long seq;

  private Instant at;
  private String who;
  private String role;
  private String deed;
  private String subject;
  private Integer status;
  private String address;

  protected AuditEntry() {}

  /**
   * @param role null if nobody is signed in
   * @param deed a request by method and pattern, or one of the words of {@link AuditLog}
   * @param subject what of, such as a ticket's number; null if of nothing in particular
   * @param status with which it was answered; null if it was no request
   */
  AuditEntry(
      Instant at,
      String who,
      String role,
      String deed,
      String subject,
      Integer status,
      String address) {
    this.at = at;
    this.who = shortened(who, LONGEST_WHO);
    this.role = role;
    this.deed = shortened(deed, LONGEST_DEED);
    this.subject = shortened(subject, LONGEST_SUBJECT);
    this.status = status;
    this.address = shortened(address, LONGEST_ADDRESS);
  }

  private static String shortened(String text, int most) {
    return text == null || text.length() <= most ? text : text.substring(0, most);
  }

  public Instant at() {
    return at;
  }

  public String who() {
    return who;
  }

  public Optional<String> role() {
    return Optional.ofNullable(role);
  }

  public String deed() {
    return deed;
  }

  public Optional<String> subject() {
    return Optional.ofNullable(subject);
  }

  public Optional<Integer> status() {
    return Optional.ofNullable(status);
  }

  public String address() {
    return address;
  }
}
