package dev.vigie.report;

import java.util.List;

/**
 * What the page of a report shows, in the reader's words.
 *
 * @param zone whose days are counted
 * @param usualZone leads to those of the zone that is usual, null where they are
 * @param empty whether nothing was promised, met, missed or open
 * @param tiles the large figures
 */
record ReportPage(
    String period,
    String zone,
    Link usualZone,
    boolean empty,
    List<Tile> tiles,
    List<Table> tables,
    TrendChart chart,
    List<Row> parts,
    List<Link> presets,
    String csv,
    String all) {

  /**
   * @param note null where there is nothing more to say
   * @param link null where nothing is behind it
   */
  record Tile(String name, String value, String note, String style, String link) {}

  record Link(String name, String address, boolean current) {}

  record Table(String name, List<Row> rows) {}

  record Row(String name, List<Cell> cells) {}

  /**
   * @param link null where nothing is behind it
   */
  record Cell(String name, String value, String link) {}
}
