package dev.vigie.credit;

/**
 * What became of an approved claim.
 *
 * @param granted false if it is worth something else by now, and to be worked out again
 * @param approvedBefore the amount with its currency that was approved
 */
public record GrantedClaim(boolean granted, String approvedBefore) {}
