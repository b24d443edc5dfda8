package dev.vigie.ticket;

/** A question on its way to the customer, and when to remind; the instant in ISO format, UTC. */
public record AskedQuestion(String questionId, String remindAt) {}
