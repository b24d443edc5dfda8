package dev.vigie.agreement;

/** How a customer proves who they are, in proportion to the risk of the request. */
public record IdentityCheck(Wordings demand, String clause) {}
