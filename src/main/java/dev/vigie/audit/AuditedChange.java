package dev.vigie.audit;

/**
 * That somebody changed something of which it has to be known what it was before; published inside
 * the transaction that changes it.
 *
 * @param who changed it
 * @param subject what of, such as the id of a service
 * @param what was changed, from what into what, in some 100 characters
 */
public record AuditedChange(String who, String subject, String what) {}
