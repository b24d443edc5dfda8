package dev.vigie.access;

import dev.vigie.ticket.Visibility;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * Who asks.
 *
 * @param organisation whose tickets a customer may see; empty for the team
 */
public record Caller(String name, Role role, Optional<String> organisation) {

  private static final String ROLE = "ROLE_";
  private static final String ORGANISATION = "ORGANISATION_";

  public static Caller of(Authentication signedIn) {
    var authorities =
        signedIn.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList();
    var role =
        Stream.of(Role.values())
            .filter(one -> authorities.contains(authority(one)))
            .findFirst()
            .orElse(Role.CUSTOMER);
    var organisation =
        authorities.stream()
            .filter(a -> a.startsWith(ORGANISATION))
            .map(a -> a.substring(ORGANISATION.length()))
            .findFirst();
    return new Caller(signedIn.getName(), role, organisation);
  }

  public static String authority(Role role) {
    return ROLE + role;
  }

  public static String authority(String organisation) {
    return ORGANISATION + organisation;
  }

  /**
   * What an {@code Idempotency-Key} stands for, or the id of a form: a wish of this caller's only.
   *
   * @param key null for a wish of its own each time
   */
  public String wish(String key) {
    return "person:%s:%s".formatted(name, key == null ? UUID.randomUUID() : key);
  }

  public boolean onTheTeam() {
    return !role.customer();
  }

  /** A customer without an organisation sees nothing. */
  public Visibility visibility() {
    return onTheTeam() ? Visibility.everything() : Visibility.only(organisation.orElse(""));
  }
}
