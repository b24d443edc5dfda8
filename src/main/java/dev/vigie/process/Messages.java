package dev.vigie.process;

/** The messages that the models wait for. */
final class Messages {

  static final String TICKET_RECEIVED = "ticket.received";
  static final String REQUEST_COMPLETED = "request.completed";
  static final String TICKET_WITHDRAWN = "ticket.withdrawn";
  static final String TICKET_REOPENED = "ticket.reopened";
  static final String SEVERITY_CHANGED = "ticket.severity-changed";
  static final String QUESTION_ANSWERED = "question.answered";
  static final String ESCALATION_REQUESTED = "escalation.requested";
  static final String INCIDENT_OVER = "incident.over";
  static final String FOLLOW_UP_OWED = "ticket.follow-up-owed";
  static final String CLAIM_RECEIVED = "claim.received";
  static final String REVIEW_OWED = "credit.review-owed";
  static final String REVIEW_CHANGED = "credit.review-changed";
  static final String CALL_OWED = "ticket.call-owed";
  static final String CALL_DROPPED = "call.dropped";
  static final String CLOCK_REPLANNED = "clock.replanned";
  static final String MONTH_OVER = "statement.month-over";
  static final String STATEMENT_DECIDED = "statement.decided";

  private Messages() {}
}
