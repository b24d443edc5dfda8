package dev.vigie.people;

import dev.vigie.access.Caller;
import java.util.ArrayList;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;

/** A person as they were when they signed in. */
final class SignedInPerson extends User {

  private static final long serialVersionUID = 1;

  private final int credentialsVersion;

  private SignedInPerson(Person person, String... authorities) {
    super(
        person.name(),
        person.password(),
        person.active(),
        true,
        true,
        true,
        AuthorityUtils.createAuthorityList(authorities));
    this.credentialsVersion = person.credentialsVersion();
  }

  static SignedInPerson of(Person person) {
    var authorities = new ArrayList<String>();
    authorities.add(Caller.authority(person.role()));
    person.organisation().map(Caller::authority).ifPresent(authorities::add);
    return new SignedInPerson(person, authorities.toArray(String[]::new));
  }

  boolean isStill(Person person) {
    return person.active() && person.credentialsVersion() == credentialsVersion;
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
