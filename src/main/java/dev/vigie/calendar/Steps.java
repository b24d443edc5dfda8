package dev.vigie.calendar;

/**
 * Rising numbers among which any number finds its place at once: what they cover is cut into about
 * as many even parts as there are numbers, and each part knows the last one up to its beginning.
 */
final class Steps {

  private final long[] numbers;
  private final int[] lastUpToPart;
  private final int widthOfPart; // as a power of two

  /**
   * @param rising at least one number, none below the one before it
   */
  Steps(long[] rising) {
    var covered = rising[rising.length - 1] - rising[0];
    numbers = rising;
    widthOfPart = Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(1, covered / rising.length));
    lastUpToPart = new int[1 + (int) (covered >> widthOfPart)];
    for (int part = 1; part < lastUpToPart.length; part++) {
      lastUpToPart[part] =
          lastUpTo(rising[0] + ((long) part << widthOfPart), lastUpToPart[part - 1]);
    }
  }

  long at(int index) {
    return numbers[index];
  }

  /** The index of the last number that is not above {@code limit}, which the first is not. */
  int lastUpTo(long limit) {
    var part = Math.min(limit - numbers[0] >> widthOfPart, lastUpToPart.length - 1);
    return lastUpTo(limit, lastUpToPart[(int) part]);
  }

  private int lastUpTo(long limit, int known) {
    var last = known;
    while (last + 1 < numbers.length && numbers[last + 1] <= limit) {
      last++;
    }
    return last;
  }
}
