package dev.vigie.people;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** By which a program signs in as a person. */
@Entity
@Table(name = "api_key")
public class ApiKey {

  @Id private String id;

  @ManyToOne(fetch = FetchType.EAGER, optional = false)
  private Person person;

  private String label;
  private String digest;

  @Enumerated(EnumType.STRING)
  private Scope scope;

  private Instant createdAt;
  private Instant lastUsedAt;
  private Instant revokedAt;

  /** What a key lets a program do, of what its person may. */
  public enum Scope {
    READ,
    WRITE
  }

  protected ApiKey() {}

  /**
   * @param digest of the secret, by SHA-256 in hexadecimal digits
   */
  ApiKey(String id, Person person, String label, String digest, Scope scope, Instant createdAt) {
    this.id = id;
    this.person = person;
    this.label = label;
    this.digest = digest;
    this.scope = scope;
    this.createdAt = createdAt;
  }

  void revoke(Instant at) {
    revokedAt = at;
  }

  boolean counts() {
    return revokedAt == null && person.active();
  }

  public String id() {
    return id;
  }

  Person person() {
    return person;
  }

  public String label() {
    return label;
  }

  String digest() {
    return digest;
  }

  public Scope scope() {
    return scope;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** To the minute. */
  public Optional<Instant> lastUsedAt() {
    return Optional.ofNullable(lastUsedAt);
  }
}
