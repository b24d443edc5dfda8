package dev.vigie.notification;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Somebody who wants our mails in another way than the usual one. */
@Entity
@Table(name = "mail_recipient")
class Recipient {

  @Id private String address;
  private String language;
  private boolean textOnly;
  private Instant changedAt;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "mail_recipient_declined", joinColumns = @JoinColumn(name = "address"))
  @Column(name = "kind")
  @Enumerated(EnumType.STRING)
  private Set<MailKind> declined = new HashSet<>();

  protected Recipient() {}

  Recipient(String address) {
    this.address = address;
  }

  void choose(Wishes wishes, Instant now) {
    language = wishes.language().map(Locale::getLanguage).orElse(null);
    textOnly = wishes.textOnly();
    declined.clear();
    declined.addAll(wishes.declined());
    changedAt = now;
  }

  /** In small letters. */
  public String address() {
    return address;
  }

  public Instant changedAt() {
    return changedAt;
  }

  public Wishes wishes() {
    return new Wishes(
        Optional.ofNullable(language).map(Locale::of), textOnly, Set.copyOf(declined));
  }
}
