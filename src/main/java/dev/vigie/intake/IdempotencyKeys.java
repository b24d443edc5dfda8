package dev.vigie.intake;

import dev.vigie.problem.RequestRefused;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.Tickets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers which ticket a caller's key stands for, so that a repeated request opens no second. */
@Component
class IdempotencyKeys {

  private final JdbcClient jdbc;
  private final Tickets tickets;

  IdempotencyKeys(JdbcClient jdbc, Tickets tickets) {
    this.jdbc = jdbc;
    this.tickets = tickets;
  }

  /** A caller uses a key for a request of this digest. */
  record Use(String caller, String key, String digest) {}

  private record Known(String digest, String ticket) {}

  /**
   * @throws RequestRefused if the key stood for another request
   */
  Optional<Ticket> ticketOf(Use use) {
    return jdbc.sql(
            "select request_digest, ticket_id from idempotency_key where caller = ? and request_key = ?")
        .params(use.caller(), use.key())
        .query((row, n) -> new Known(row.getString(1), row.getString(2)))
        .optional()
        .map(
            known -> {
              if (!known.digest().equals(use.digest())) {
                throw RequestRefused.unprocessable(
                    "Idempotency-Key",
                    "This Idempotency-Key was used for another request; choose a new key.");
              }
              return tickets.get(new TicketId(known.ticket()));
            });
  }

  void remember(Use use, TicketId ticket) {
    tickets.flush();
    jdbc.sql(
            "insert into idempotency_key (caller, request_key, request_digest, ticket_id) values (?, ?, ?, ?)")
        .params(use.caller(), use.key(), use.digest(), ticket.value())
        .update();
  }

  static String digest(byte[] request) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(request));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }
}
