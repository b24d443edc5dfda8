package dev.vigie.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param users who may sign in with a password; empty where an OIDC issuer is configured instead
 */
@Validated
@ConfigurationProperties("vigie")
record AccessProperties(@DefaultValue List<@Valid User> users) {

  /**
   * @param password encoded, with the encoder's name in front: {@code {bcrypt}...}; {@code {noop}}
   *     only where nobody else can reach it
   * @param organisation whose tickets a customer may see
   */
  record User(
      @NotBlank String name, @NotBlank String password, @NotNull Role role, String organisation) {}
}
