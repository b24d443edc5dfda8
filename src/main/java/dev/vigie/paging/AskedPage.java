package dev.vigie.paging;

import org.springframework.data.domain.PageRequest;

/** Which page of a list an address asks for. */
public final class AskedPage {

  /** So far that no list has it, and near enough that a database can count its rows. */
  private static final int LAST = 1_000_000;

  private AskedPage() {}

  /**
   * @param number counted from 0; the nearest one that can be is taken for any other
   */
  public static PageRequest of(int number, int rows) {
    return PageRequest.of(Math.clamp(number, 0, LAST), rows);
  }

  /**
   * @param number counted from 0; the nearest one that there is is taken for any other
   * @param total how many rows the list has
   */
  public static PageRequest of(int number, int rows, long total) {
    var last = Math.max(0, Math.toIntExact(Math.ceilDiv(total, (long) rows)) - 1);
    return PageRequest.of(Math.clamp(number, 0, last), rows);
  }
}
