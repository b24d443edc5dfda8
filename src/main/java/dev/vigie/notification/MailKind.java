package dev.vigie.notification;

/** The mails that Vigie writes; each has a template for text, one for HTML, and a subject. */
public enum MailKind {
  RECEIPT,
  UPDATE,
  QUESTION,
  REMINDER,
  SOLUTION,
  CLOSURE,
  REOPENED,
  WARNING,
  BREACH,
  REPLY
}
