package dev.vigie.access;

import java.util.Optional;
import org.springframework.security.core.Authentication;

/** Knows the keys of programs. */
public interface KeyRing {

  /**
   * What every key begins with, so that it is told from other tokens, and found where it leaked.
   */
  String PREFIX = "vigie_";

  /**
   * Who comes with a key.
   *
   * @param mayChange whether it may do more than read
   */
  record Bearer(Authentication caller, boolean mayChange) {}

  /** Empty unless the key counts now. */
  Optional<Bearer> open(String key);
}
