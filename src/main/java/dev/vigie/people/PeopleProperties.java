package dev.vigie.people;

import dev.vigie.access.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param users who may sign in whatever the pages say: at least the first manager, unless an OIDC
 *     issuer is configured
 */
@Validated
@ConfigurationProperties("vigie")
record PeopleProperties(@DefaultValue List<@Valid User> users) {

  /**
   * @param password encoded, with the encoder's name in front: {@code {bcrypt}...}; {@code {noop}}
   *     only where nobody else can reach it; {@code {plain}} is encoded before it is kept
   * @param organisation whose tickets a customer may see
   */
  record User(
      @NotBlank @Size(max = 60) String name,
      @NotBlank @Size(max = 200) String password,
      @NotNull Role role,
      @Size(max = 80) String organisation) {

    Person.Standing standing() {
      return new Person.Standing(name, role, organisation, true);
    }
  }
}
