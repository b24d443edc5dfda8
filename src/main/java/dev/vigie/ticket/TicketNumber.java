package dev.vigie.ticket;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What people call a ticket by: digits only, in groups, with a check digit, so that it can be read
 * over the phone and a slip of the ear is noticed. {@code V-0000-427} is the 42nd ticket.
 */
public record TicketNumber(long seq) {

  private static final Pattern WRITTEN = Pattern.compile("[Vv]?[- ]?(\\d{3,15})[- ]?(\\d{2})(\\d)");

  /** Damm's quasigroup: finds every single wrong digit and every swap of neighbours. */
  private static final String[] DAMM = {
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"
  };

  /** Empty if this is no number of ours, or if a digit was misheard. */
  public static Optional<TicketNumber> parse(String text) {
    var written = WRITTEN.matcher(text.trim());
    if (!written.matches()) {
      return Optional.empty();
    }
    var digits = written.group(1) + written.group(2);
    return check(digits) == written.group(3).charAt(0) - '0'
        ? Optional.of(new TicketNumber(Long.parseLong(digits)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    var digits = String.format(Locale.ROOT, "%06d", seq);
    var cut = digits.length() - 2;
    return "V-" + digits.substring(0, cut) + "-" + digits.substring(cut) + check(digits);
  }

  private static int check(String digits) {
    return digits.chars().reduce(0, (interim, digit) -> DAMM[interim].charAt(digit - '0') - '0');
  }
}
