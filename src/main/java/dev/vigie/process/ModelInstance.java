package dev.vigie.process;

import dev.vigie.ticket.TicketId;

/**
 * An instance of a model that works on a ticket.
 *
 * @param key by which the engine knows the instance
 * @param definitionKey by which it knows the version that the instance follows
 */
record ModelInstance(TicketId ticket, String model, long key, long definitionKey, int version) {}
