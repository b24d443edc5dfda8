package dev.vigie.paging;

import java.util.function.IntFunction;
import org.springframework.data.domain.Page;

/**
 * Where a list that is too long for one page is turned over.
 *
 * @param number counted from 1
 * @param count how many there are, at least one
 * @param previous an address; null on the first page, as {@code next} on the last one
 */
public record Leaf(int number, int count, String previous, String next) {

  /**
   * @param address of a page, by its number counted from 0
   */
  public static Leaf of(Page<?> page, IntFunction<String> address) {
    return new Leaf(
        page.getNumber() + 1,
        Math.max(1, page.getTotalPages()),
        page.hasPrevious() ? address.apply(page.getNumber() - 1) : null,
        page.hasNext() ? address.apply(page.getNumber() + 1) : null);
  }
}
