package dev.vigie.people;

import dev.vigie.access.Role;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.security.oauth2.resource.OAuth2ResourceServerProperties;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Where a sign-in looks for a person; at start it takes over whom the configuration names. */
@Component
class Directory implements UserDetailsService, InitializingBean {

  /** Before a password that the configuration has as it is, and the database is not to have so. */
  private static final String PLAIN = "{plain}";

  private static final String HASHED = "{bcrypt}";

  /** Of more bytes bcrypt knows nothing. */
  private static final int LONGEST_HASHED = 72;

  private static final Logger LOG = LoggerFactory.getLogger(Directory.class);

  private final Persons persons;
  private final People people;
  private final ApiKeyRecords keys;
  private final PeopleProperties settings;
  private final OAuth2ResourceServerProperties oidc;
  private final PasswordEncoder passwords;
  private final TransactionTemplate transaction;
  private final Clock time;

  Directory(
      Persons persons,
      People people,
      ApiKeyRecords keys,
      PeopleProperties settings,
      OAuth2ResourceServerProperties oidc,
      PasswordEncoder passwords,
      TransactionTemplate transaction,
      Clock time) {
    this.persons = persons;
    this.people = people;
    this.keys = keys;
    this.settings = settings;
    this.oidc = oidc;
    this.passwords = passwords;
    this.transaction = transaction;
    this.time = time;
  }

  /** Passwords stay encoded as the operator configured them. */
  @Override
  public UserDetails loadUserByUsername(String name) {
    return persons
        .findByName(name)
        .map(SignedInPerson::of)
        .orElseThrow(() -> new UsernameNotFoundException(name));
  }

  @EventListener
  void remember(InteractiveAuthenticationSuccessEvent signIn) {
    if (signIn.getAuthentication().getPrincipal() instanceof SignedInPerson person) {
      people.signedIn(person.getUsername());
    }
  }

  @Override
  public void afterPropertiesSet() {
    try {
      takeOverConfigured();
    } catch (DataIntegrityViolationException anotherReplicaWasFaster) {
      takeOverConfigured();
    }
    if (oidc.getJwt().getIssuerUri() == null && !persons.existsByRoleAndActiveTrue(Role.MANAGER)) {
      LOG.error("Nobody can look after people and agreements");
      throw new IllegalStateException(
          "No manager could sign in: name one in vigie.users, or set"
              + " spring.security.oauth2.resourceserver.jwt.issuer-uri.");
    }
  }

  private void takeOverConfigured() {
    transaction.executeWithoutResult(
        status -> {
          var left = new HashMap<String, Person>();
          persons.findByConfiguredTrue().forEach(person -> left.put(person.name(), person));
          for (var user : settings.users()) {
            left.remove(user.name());
            takeOver(user);
          }
          left.values().forEach(this::giveUp);
        });
  }

  private void takeOver(PeopleProperties.User user) {
    var known = persons.findByName(user.name());
    var password = encoded(user.name(), user.password(), known.map(Person::password));
    if (known.isEmpty()) {
      persons.save(new Person(user.name(), password, user.standing(), true, time.instant()));
      return;
    }
    if (!known.get().configured()) {
      keys.revokeAll(known.get().id(), time.instant()); // they would get other rights
    }
    known.get().configured(true);
    known.get().change(user.standing());
    known.get().changePassword(password);
  }

  private String encoded(String name, String configured, Optional<String> kept) {
    if (!configured.startsWith(PLAIN)) {
      return configured;
    }
    var password = configured.substring(PLAIN.length());
    if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_HASHED) {
      throw new IllegalStateException(
          "The password of '%s' in vigie.users is longer than %d bytes; shorten it."
              .formatted(name, LONGEST_HASHED));
    }
    return kept.filter(known -> known.startsWith(HASHED) && passwords.matches(password, known))
        .orElseGet(() -> passwords.encode(password));
  }

  /** No longer in the configuration: nobody who left it keeps a way in. */
  private void giveUp(Person person) {
    keys.revokeAll(person.id(), time.instant());
    var was = person.standing();
    person.configured(false);
    person.change(new Person.Standing(was.fullName(), was.role(), was.organisation(), false));
  }
}
