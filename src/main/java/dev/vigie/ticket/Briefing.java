package dev.vigie.ticket;

/**
 * What an agreement says of how a ticket is to be assessed and worked on, as the agents' tasks show
 * it, in English.
 *
 * @param severityByAgreement what follows from the facts, with its clause; null where nothing does
 * @param severityReviewed whether another severity is reviewed with the customer (qohash/2.2.3)
 * @param identityCheck how the customer proves who they are; null where nothing has to be proven
 * @param escalatable whether there is an escalation path (xtm/4.8)
 */
public record Briefing(
    String severityByAgreement,
    boolean severityReviewed,
    String identityCheck,
    boolean escalatable) {}
