package dev.vigie.people;

import dev.vigie.access.Role;
import java.time.Clock;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Those who may sign in with a password, as managers keep them. */
@Service
@Transactional
public class People {

  private final Persons persons;
  private final ApiKeyRecords keys;
  private final PasswordEncoder passwords;
  private final Clock time;

  People(Persons persons, ApiKeyRecords keys, PasswordEncoder passwords, Clock time) {
    this.persons = persons;
    this.keys = keys;
    this.passwords = passwords;
    this.time = time;
  }

  @Transactional(readOnly = true)
  public Page<Person> page(Pageable page) {
    return persons.findAllByOrderByName(page);
  }

  @Transactional(readOnly = true)
  public Optional<Person> find(String id) {
    return persons.findById(id);
  }

  @Transactional(readOnly = true)
  public Optional<Person> named(String name) {
    return persons.findByName(name);
  }

  /**
   * @throws PersonRefused if the name is taken, or something cannot be so
   */
  public Person add(String name, String password, Person.Standing standing) {
    check(standing);
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._@-]{1,59}")) {
      throw new PersonRefused("name");
    }
    if (persons.findByName(name).isPresent()) {
      throw new PersonRefused("taken");
    }
    var person = new Person(name, encoded(name, password), standing, false, time.instant());
    return persons.save(person);
  }

  /**
   * Ends the sessions of this person if it changes anything.
   *
   * @throws PersonRefused if nobody could manage people any more, or something cannot be so
   */
  public void change(String id, Person.Standing standing) {
    var person = changeable(id);
    check(standing);
    var managed = person.role() == Role.MANAGER && person.active();
    person.change(standing);
    persons.flush();
    if (!standing.active()) {
      keys.revokeAll(id, time.instant());
    }
    if (managed && !persons.existsByRoleAndActiveTrue(Role.MANAGER)) {
      throw new PersonRefused("last-manager");
    }
  }

  /**
   * Ends the sessions and keys of this person: whoever has them may have come by the old password.
   *
   * @throws PersonRefused if the password is too easy or too long
   */
  public void changePassword(String id, String password) {
    changePassword(changeable(id), password);
  }

  /**
   * By the person, who knows the old one.
   *
   * @throws PersonRefused if the old one is wrong, or the new one too easy or too long
   */
  public void changeOwnPassword(String name, String old, String password) {
    var person = changeable(persons.findByName(name).map(Person::id).orElse(""));
    if (!passwords.matches(old, person.password())) {
      throw new PersonRefused("old-password");
    }
    changePassword(person, password);
  }

  private void changePassword(Person person, String password) {
    person.changePassword(encoded(person.name(), password));
    persons.flush();
    keys.revokeAll(person.id(), time.instant());
  }

  void signedIn(String name) {
    persons.signedIn(name, time.instant());
  }

  private Person changeable(String id) {
    var person = persons.findById(id).orElseThrow(() -> new PersonRefused("unknown"));
    if (person.configured()) {
      throw new PersonRefused("configured");
    }
    return person;
  }

  private static void check(Person.Standing standing) {
    if (standing.fullName().isBlank() || standing.fullName().length() > 120) {
      throw new PersonRefused("full-name");
    }
    var organisation = standing.organisation();
    if (standing.role().customer() == (organisation == null)
        || organisation != null && organisation.length() > 80) {
      throw new PersonRefused("organisation");
    }
  }

  private String encoded(String name, String password) {
    return passwords.encode(NewPassword.checked(name, password));
  }
}
