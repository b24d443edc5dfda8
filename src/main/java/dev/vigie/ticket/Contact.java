package dev.vigie.ticket;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Locale;

/**
 * The person at the customer's who asks.
 *
 * @param language {@code fr} or {@code en}
 */
@Embeddable
public record Contact(
    @Column(name = "contact_name") String name,
    @Column(name = "contact_email") String email,
    @Column(name = "contact_phone") String phone,
    @Column(name = "contact_language") String language,
    @Column(name = "contact_role") String role) {

  public Locale locale() {
    return Locale.of(language);
  }
}
