package dev.vigie.notification;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param from the address that Vigie writes from
 * @param team who hears of warnings and of customers' replies
 * @param teamLead who hears of broken promises
 */
@Validated
@ConfigurationProperties("vigie.mail")
record MailProperties(@NotBlank String from, @NotBlank String team, @NotBlank String teamLead) {

  /** The right side of message ids. */
  String host() {
    return from.substring(from.indexOf('@') + 1);
  }
}
