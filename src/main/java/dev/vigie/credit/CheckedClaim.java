package dev.vigie.credit;

import java.time.Instant;

/**
 * What the agreement says of a claim, as its process goes on with it.
 *
 * @param claimOutcome {@code entitled}, {@code refused}, or {@code open} while what it is for is
 *     not over
 * @param checkAgainAt when to look again; null unless it is open
 * @param approveUntil by when a manager is to decide; null if there is nothing to decide
 * @param credit the amount with its currency
 * @param arithmetic how it was worked out, in English, a line each
 */
public record CheckedClaim(
    String claimOutcome,
    Instant checkAgainAt,
    Instant approveUntil,
    String credit,
    String arithmetic,
    String clause) {}
