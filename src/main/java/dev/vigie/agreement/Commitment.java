package dev.vigie.agreement;

/** What the customer does so that we can keep our promises. */
public record Commitment(Wordings what, String clause) {}
