package dev.vigie.availability;

import java.util.List;

/**
 * A service in the list.
 *
 * @param plan empty text where the agreement has none
 * @param reached null where nothing was measured, like the lengths after it
 * @param style of the outcome, as the style sheet knows it
 * @param strip the last months, oldest first
 */
record ServiceRow(
    String id,
    String name,
    String customer,
    String agreement,
    String plan,
    String promised,
    String reached,
    String outcome,
    String style,
    String counted,
    String excluded,
    String down,
    List<Tile> strip) {

  /**
   * A month in the strip.
   *
   * @param month as addresses name it
   * @param label the month and what came of it, in words
   */
  record Tile(String month, String shortName, String label, String style) {}
}
