package dev.vigie.inbox;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param pollEvery how long after a look into a mailbox the next one follows, in real time
 * @param batch how many messages one look takes at most
 * @param largestMessage larger ones are taken without their attachments; a database takes a packet
 *     of up to twice this size
 * @param mostPerSenderAnHour what comes beyond from one address is set aside for a person
 */
@Validated
@ConfigurationProperties("vigie.inbox")
record InboxProperties(
    @DefaultValue List<@Valid MailboxSettings> mailboxes,
    @DefaultValue("10s") Duration pollEvery,
    @DefaultValue("50") @Min(1) @Max(1000) int batch,
    @DefaultValue("7MB") DataSize largestMessage,
    @DefaultValue("30") @Min(1) int mostPerSenderAnHour) {

  /**
   * One mailbox, which nobody else empties. A message that says nothing else opens a ticket for
   * {@code service}, of {@code severity} and {@code type}.
   *
   * @param name unchanged over the years: it tells which messages were taken already
   * @param protocol {@code imaps}, or {@code imap} where the way there is safe
   * @param address where customers write to
   * @param authenticationServer who wrote the {@code Authentication-Results} (RFC 8601) that can be
   *     trusted, which is our own mail server; null: no message is taken for forged
   * @param language of answers, where a message does not tell
   */
  record MailboxSettings(
      @NotBlank @Pattern(regexp = "[a-z0-9-]{1,40}") String name,
      @NotBlank String agreement,
      @DefaultValue("imaps") @Pattern(regexp = "imaps?") String protocol,
      @NotBlank String host,
      @Min(1) @Max(65535) int port,
      @NotBlank String user,
      @NotNull String password,
      @DefaultValue("INBOX") String folder,
      @NotBlank @Email String address,
      String authenticationServer,
      @NotBlank String service,
      @NotBlank String severity,
      @DefaultValue("incident") String type,
      @DefaultValue("en") @Pattern(regexp = "en|fr") String language) {

    @Override
    public String toString() {
      return "%s (%s at %s:%d)".formatted(name, address, host, port);
    }
  }
}
