package dev.vigie.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Checks passwords, but not for somebody who guesses: five wrong ones for one name from one address
 * are one too many, and fifty from one address for whichever names. Nobody can lock out somebody
 * else who comes from another address.
 */
final class ThrottledSignIn extends DaoAuthenticationProvider {

  private final Allowance byName;
  private final Allowance byAddress;

  ThrottledSignIn(UserDetailsService people, PasswordEncoder passwords, Clock time) {
    super(people);
    setPasswordEncoder(passwords);
    this.byName = new Allowance(5, 1, Duration.ofMinutes(1), time);
    this.byAddress = new Allowance(50, 10, Duration.ofMinutes(1), time);
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    var address =
        attempt.getDetails() instanceof WebAuthenticationDetails details
            ? String.valueOf(details.getRemoteAddress())
            : "";
    var name = attempt.getName().strip().toLowerCase(Locale.ROOT) + "\n" + address;
    var wait = longer(byName.wait(name), byAddress.wait(address));
    if (wait.isPositive()) {
      throw new TooManyAttempts(wait);
    }
    try {
      var signedIn = super.authenticate(attempt);
      byName.restore(name);
      return signedIn;
    } catch (BadCredentialsException wrong) {
      byName.charge(name);
      byAddress.charge(address);
      throw wrong;
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
