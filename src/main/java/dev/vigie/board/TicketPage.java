package dev.vigie.board;

import dev.vigie.ticket.TicketView;
import java.util.List;

/**
 * A ticket as a person reads it.
 *
 * @param files what is attached, oldest first
 * @param places where it stands, in words
 * @param severities what the severity may be changed to; empty for those who may not
 * @param earlier how many older entries of the timeline are not shown
 * @param links null for customers
 */
record TicketPage(
    String number,
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
    boolean takesReplies,
    boolean asksForAgreement,
    boolean byCustomer,
    List<String> severities,
    TicketView.Links links) {

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
