package dev.vigie.ticket;

import java.util.Optional;

/** Whose tickets somebody may see: one organisation's, or everybody's. */
public record Visibility(Optional<String> organisation) {

  public static Visibility everything() {
    return new Visibility(Optional.empty());
  }

  public static Visibility only(String organisation) {
    return new Visibility(Optional.of(organisation));
  }

  public boolean covers(Ticket ticket) {
    return organisation.map(ticket.customer()::equals).orElse(true);
  }
}
