package dev.vigie.credit;

import dev.vigie.credit.Claim.Channel;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;

/**
 * A claim as it reaches us, for an outage or a month of a service.
 *
 * @param claimedAt when it reached us, however late it is written down
 * @param email whom the decision is sent to
 */
public record NewClaim(
    String service,
    Optional<String> outage,
    Optional<YearMonth> month,
    Instant claimedAt,
    String claimedBy,
    Channel channel,
    String email,
    Locale language,
    String note) {}
