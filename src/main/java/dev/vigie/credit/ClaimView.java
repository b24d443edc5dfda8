package dev.vigie.credit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vigie.access.Caller;
import dev.vigie.credit.CreditVerdict.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A claim as programs see it.
 *
 * @param month that it is claimed for, and {@code creditedMonth} whose fees are credited, such as
 *     2026-11
 * @param claimedBy null for customers if it {@code corrects} a claim: then it is a manager
 * @param amount negative if it was taken back
 * @param corrects the id of the granted claim that it sets right
 * @param arithmetic in the reader's language
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClaimView(
    String id,
    String number,
    String customer,
    String service,
    String outage,
    String month,
    Instant claimedAt,
    String claimedBy,
    Claim.Channel channel,
    Claim.State state,
    Claim.Awaited awaited,
    String creditedMonth,
    BigDecimal amount,
    String currency,
    Refusal refusal,
    String clause,
    String reason,
    Instant decidedAt,
    String corrects,
    List<String> arithmetic) {

  static ClaimView of(Claim claim, List<String> arithmetic, Caller reader) {
    return new ClaimView(
        claim.id(),
        claim.number(),
        claim.customer(),
        claim.serviceId(),
        claim.outage().orElse(null),
        claim.month().map(Object::toString).orElse(null),
        claim.claimedAt(),
        claim.corrects().isEmpty() || reader.onTheTeam() ? claim.claimedBy() : null,
        claim.channel(),
        claim.state(),
        claim.awaited().orElse(null),
        claim.creditedMonth().map(Object::toString).orElse(null),
        claim.amount().orElse(null),
        claim.currency().orElse(null),
        claim.refusal().orElse(null),
        claim.clause().isEmpty() ? null : claim.clause(),
        claim.reason().orElse(null),
        claim.decidedAt().orElse(null),
        claim.corrects().orElse(null),
        arithmetic);
  }
}
