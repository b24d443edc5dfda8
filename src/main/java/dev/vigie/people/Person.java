package dev.vigie.people;

import dev.vigie.access.Role;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Somebody who may sign in with a password. */
@Entity
@Table(name = "person")
public class Person {

  @Id private String id;
  private String name;
  private String fullName;
  private String password;

  @Enumerated(EnumType.STRING)
  private Role role;

  private String organisation;
  private boolean active;
  private boolean configured;
  private int credentialsVersion;
  private Instant createdAt;
  private Instant lastSignInAt;
  @Version private int version;

  protected Person() {}

  /**
   * @param password encoded, with the encoder's name in front
   * @param configured whether the configuration alone may change it
   */
  Person(String name, String password, Standing standing, boolean configured, Instant createdAt) {
    this.id = UUID.randomUUID().toString();
    this.name = name;
    this.password = password;
    this.configured = configured;
    this.createdAt = createdAt;
    take(standing);
  }

  /**
   * What a manager says of somebody.
   *
   * @param organisation whose tickets a customer may see; null for the team
   */
  public record Standing(String fullName, Role role, String organisation, boolean active) {}

  Standing standing() {
    return new Standing(fullName, role, organisation, active);
  }

  /** Ends the sessions of who may now do something else than before. */
  void change(Standing standing) {
    if (!standing.equals(standing())) {
      take(standing);
      credentialsVersion++;
    }
  }

  private void take(Standing standing) {
    fullName = standing.fullName();
    role = standing.role();
    organisation = standing.organisation();
    active = standing.active();
  }

  void changePassword(String encoded) {
    if (!Objects.equals(encoded, password)) {
      password = encoded;
      credentialsVersion++;
    }
  }

  void configured(boolean now) {
    configured = now;
  }

  void signedIn(Instant at) {
    lastSignInAt = at;
  }

  public String id() {
    return id;
  }

  /** By which the person signs in. */
  public String name() {
    return name;
  }

  public String fullName() {
    return fullName;
  }

  String password() {
    return password;
  }

  public Role role() {
    return role;
  }

  public Optional<String> organisation() {
    return Optional.ofNullable(organisation);
  }

  public boolean active() {
    return active;
  }

  public boolean configured() {
    return configured;
  }

  int credentialsVersion() {
    return credentialsVersion;
  }

  public Optional<Instant> lastSignInAt() {
    return Optional.ofNullable(lastSignInAt);
  }
}
