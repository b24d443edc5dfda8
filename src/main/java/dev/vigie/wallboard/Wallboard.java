package dev.vigie.wallboard;

import dev.vigie.paging.Leaf;
import dev.vigie.ticket.TicketView;
import dev.vigie.wording.Countdown;
import java.util.List;

/**
 * The board as it is shown.
 *
 * @param version grows with everything that happens to any ticket
 * @param address of this very board, for the script
 * @param figures the large numbers at its head
 * @param total how many tickets the filter leaves
 * @param more how many of them come after those that are shown
 */
record Wallboard(
    long version,
    String address,
    List<Figure> figures,
    List<Choices> filters,
    boolean filtered,
    List<Row> rows,
    long total,
    long more,
    Leaf leaf) {

  /**
   * A number that can be chosen to see what it counts.
   *
   * @param style as the style sheet knows it
   */
  record Figure(String name, String style, long count, String link, boolean chosen) {}

  /** The values of one property that the board can be narrowed to. */
  record Choices(String name, List<Choice> values) {}

  /**
   * @param link to the board with this value, or without it if it is chosen already
   */
  record Choice(String value, long count, String link, boolean chosen) {}

  /**
   * An open ticket.
   *
   * @param style its urgency as the style sheet knows it
   * @param pressing the promise that is due first; null where nothing is
   * @param then what else is due and when, in words; null for nothing
   * @param missed the promises that were broken
   * @param turn who has to act, and since when, in words
   */
  record Row(
      String number,
      String subject,
      String customer,
      String agreement,
      String severity,
      String team,
      String style,
      Pressing pressing,
      String then,
      List<String> missed,
      boolean unreadReply,
      String turn,
      TicketView.Links links) {}

  /**
   * @param used how much of the term has passed, in percent
   * @param warned whether so much that the team was warned
   * @param countdown null while it is paused, as {@code dueAt}
   * @param dueAt in the zone of its calendar
   */
  record Pressing(String objective, int used, boolean warned, Countdown countdown, String dueAt) {}
}
