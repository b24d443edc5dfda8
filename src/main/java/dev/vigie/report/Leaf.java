package dev.vigie.report;

/**
 * Which page of a list is shown.
 *
 * @param number counted from 0
 * @param of how many there are, at least one
 */
record Leaf(int number, int of) {

  static final int ROWS = 50;

  /**
   * @param asked the nearest one that there is is taken for any other
   */
  static Leaf of(long total, int asked) {
    var pages = Math.max(1, Math.toIntExact(Math.ceilDiv(total, (long) ROWS)));
    return new Leaf(Math.clamp(asked, 0, pages - 1), pages);
  }

  boolean first() {
    return number == 0;
  }

  boolean last() {
    return number + 1 == of;
  }
}
