package dev.vigie.credit;

import java.time.Instant;

/**
 * What a manager is shown who is to even out what was decided of a claim.
 *
 * @param toDecide false if there is nothing to even out any more; then the rest is null
 * @param seen what the decision is on, see {@link CreditCorrections.Due#sign}
 * @param worth the amount with its currency that the claim would come to by now
 * @param differences what is to be given or taken back, a list in Markdown
 * @param arithmetic how it is worked out now, in English, a list in Markdown
 * @param decideUntil by when a manager is to decide
 */
public record ReviewedCredit(
    boolean toDecide,
    String seen,
    String worth,
    String differences,
    String arithmetic,
    Instant decideUntil) {

  static final ReviewedCredit NOTHING = new ReviewedCredit(false, null, null, null, null, null);
}
