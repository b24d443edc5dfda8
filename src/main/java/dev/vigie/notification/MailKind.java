package dev.vigie.notification;

import java.util.Locale;

/** The mails that Vigie writes; each has a template for text, one for HTML, and a subject. */
public enum MailKind {
  RECEIPT,
  INCOMPLETE,
  REFERRAL,
  WITHDRAWAL,
  UPDATE,
  QUESTION,
  REMINDER,
  SEVERITY_REVIEW,
  SEVERITY,
  SOLUTION,
  DELIVERY("notice"),
  MERGED,
  CLOSURE,
  REOPENED,
  WARNING("alarm"),
  BREACH("alarm"),
  BREACH_TAKEN_BACK("alarm"),
  FIX_LATE("alarm"),
  FOLLOW_UP_LATE("alarm"),
  FOLLOW_UP("notice"),
  ANNOUNCEMENT("incident"),
  INCIDENT_OVER("incident"),
  MAINTENANCE,
  MAINTENANCE_MOVED("maintenance"),
  MAINTENANCE_CANCELLED("maintenance"),
  CLAIM_RECEIVED("credit"),
  CREDIT_GRANTED("credit"),
  CLAIM_REFUSED("credit"),
  CREDIT_CORRECTED("credit"),
  ESCALATION("alarm"),
  REPLY,
  STRANGER,
  STATEMENT;

  private final String template;

  MailKind() {
    this.template = name().toLowerCase(Locale.ROOT);
  }

  MailKind(String template) {
    this.template = template;
  }

  /** What the header {@code Auto-Submitted} is to say (RFC 3834). */
  String submitted() {
    return this == RECEIPT || this == STRANGER ? "auto-replied" : "auto-generated";
  }

  String template() {
    return template;
  }
}
