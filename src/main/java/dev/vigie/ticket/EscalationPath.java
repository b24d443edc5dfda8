package dev.vigie.ticket;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Who is told, one level for each interval that passes without a resolution; after the last one
 * nobody any more (xtm/4.8).
 */
@Validated
@ConfigurationProperties("vigie.escalation")
record EscalationPath(@NotEmpty @Size(max = 10) List<@Valid Level> levels) {

  /**
   * @param role as the agreement calls it
   * @param mail the address of whoever has that role
   */
  record Level(@NotBlank String role, @NotBlank String mail) {}

  /**
   * @param number from 1
   */
  Level level(int number) {
    return levels.get(number - 1);
  }

  boolean endsBefore(int number) {
    return number > levels.size();
  }
}
