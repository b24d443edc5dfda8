package dev.vigie.ticket;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Who usually has the roles of the escalation paths. */
@Validated
@ConfigurationProperties("vigie.escalation")
record EscalationProperties(@DefaultValue @Size(max = 20) List<@Valid Contact> contacts) {

  /**
   * @param role as an agreement calls it
   */
  record Contact(@NotBlank String role, @NotBlank String mail) {}

  /** In the order in which they are told. */
  List<String> roles() {
    return contacts.stream().map(Contact::role).toList();
  }

  Optional<String> mail(String role) {
    return contacts.stream().filter(c -> c.role().equals(role)).map(Contact::mail).findFirst();
  }
}
