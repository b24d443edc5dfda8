package dev.vigie.access;

import java.time.Duration;
import org.springframework.security.authentication.LockedException;

/** Somebody has tried too many wrong passwords. */
final class TooManyAttempts extends LockedException {

  private static final long serialVersionUID = 1;

  private final Duration patience;

  TooManyAttempts(Duration wait) {
    super("Too many wrong passwords");
    this.patience = wait;
  }

  Duration patience() {
    return patience;
  }
}
