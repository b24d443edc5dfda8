package dev.vigie.people;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a password must be like: long rather than odd, as NIST SP 800-63B advises. */
final class NewPassword {

  static final int SHORTEST = 12;

  /** Of which bcrypt would take no notice of the rest. */
  static final int MOST_BYTES = 72;

  private NewPassword() {}

  /**
   * @throws PersonRefused if it is too short or too long, has hardly any different characters, or
   *     holds the person's name
   */
  static String checked(String name, String password) {
    if (password.length() < SHORTEST
        || password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES
        || password.chars().distinct().count() < 5
        || password.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT))) {
      throw new PersonRefused("password");
    }
    return password;
  }
}
