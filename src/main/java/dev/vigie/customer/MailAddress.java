package dev.vigie.customer;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What can be an e-mail address as people write it on our pages. */
public final class MailAddress {

  private static final int LONGEST = 254;
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@<>,;]{1,64}@([a-z0-9-]{1,63}\\.)*[a-z0-9-]{2,63}");

  private MailAddress() {}

  /** In small letters, without what surrounds it; empty if it is none. */
  public static Optional<String> tidy(String written) {
    var small = written.strip().toLowerCase(Locale.ROOT);
    return small.length() <= LONGEST && ADDRESS.matcher(small).matches()
        ? Optional.of(small)
        : Optional.empty();
  }

  /** Its right side. */
  public static String domain(String address) {
    return address.substring(address.indexOf('@') + 1);
  }
}
