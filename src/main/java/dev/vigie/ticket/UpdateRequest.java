package dev.vigie.ticket;

/** Whether an agent is to write an update, for which plan of the clock, and what to show. */
public record UpdateRequest(boolean asked, long slot, TaskFacts facts) {}
