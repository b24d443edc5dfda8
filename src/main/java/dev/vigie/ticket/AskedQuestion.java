package dev.vigie.ticket;

import java.time.Instant;

/**
 * A question on its way to the customer. Instants in ISO format, UTC.
 *
 * @param silentAt when it is no longer waited for; far beyond every deadline if that is never
 */
public record AskedQuestion(String questionId, String remindAt, String silentAt) {

  static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  static AskedQuestion of(Question question) {
    return new AskedQuestion(
        question.id(),
        question.remindAt().toString(),
        question.silentAt().orElse(NEVER).toString());
  }
}
