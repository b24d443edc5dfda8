package dev.vigie.credit;

import dev.vigie.credit.Claim.Channel;
import dev.vigie.customer.MailAddress;
import dev.vigie.problem.RequestRefused;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;

/**
 * A claim as it reaches us, for an outage or a month of a service.
 *
 * @param claimedAt when it reached us, however late it is written down
 * @param email whom the decision is sent to
 * @param note what happened, in 2,000 characters at most
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
    String note) {

  private static final int LONGEST_NOTE = 2_000;

  /**
   * @throws RequestRefused if the decision could not be sent there, or the note is too long
   */
  public NewClaim {
    email =
        MailAddress.tidy(email)
            .orElseThrow(
                () ->
                    RequestRefused.unprocessable(
                        "email", "This is no e-mail address; say whom the decision is sent to."));
    if (note.length() > LONGEST_NOTE) {
      throw RequestRefused.unprocessable(
          "note", "The note is longer than 2,000 characters; shorten it.");
    }
  }
}
