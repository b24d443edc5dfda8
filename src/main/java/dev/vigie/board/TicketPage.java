package dev.vigie.board;

import dev.vigie.ticket.TicketView;
import java.util.List;

/**
 * A ticket as a person reads it.
 *
 * @param files what is attached, oldest first
 * @param places where it stands, in words
 * @param byCustomer whether its reader is not on the team
 * @param asked null while it is our turn
 * @param version grows with everything that happens
 * @param earlier how many older entries of the timeline are not shown
 * @param links null for customers
 */
record TicketPage(
    String number,
    long version,
    String subject,
    String status,
    String style,
    boolean unreadReply,
    String zone,
    List<Fact> facts,
    List<Fact> writings,
    List<ClockCard> clocks,
    List<Happened> timeline,
    int earlier,
    List<File> files,
    List<String> places,
    List<Diagram> diagrams,
    boolean byCustomer,
    Asked asked,
    Choices choices,
    TicketView.Links links) {

  /**
   * What we wait for the customer to say.
   *
   * @param question when we asked what
   * @param consent whether yes or no answers it
   * @param silentAt when silence is taken for an answer; null: never
   */
  record Asked(Happened question, boolean consent, String silentAt) {}

  /**
   * What the reader may do now.
   *
   * @param reopenUntil until when a reply opens the ticket again; null unless it is closed
   * @param severities what the severity may be changed to
   */
  record Choices(
      boolean reply,
      String reopenUntil,
      boolean withdraw,
      boolean escalate,
      List<String> severities) {}

  /** Something known about the ticket. */
  record Fact(String name, String value) {}

  /** Something attached, and how large it is in words. */
  record File(String id, String name, String size, String added) {}

  /** A model, and the elements in it where the ticket stands. */
  record Diagram(String model, List<String> standing) {

    /** For the script. */
    public String marks() {
      return String.join(" ", standing);
    }
  }
}
