package dev.vigie.ticket;

/** What the engine and every table know a ticket by; never reused, unlike a row number. */
public record TicketId(String value) {

  @Override
  public String toString() {
    return value;
  }
}
