package dev.vigie.paging;

import java.util.List;
import org.springframework.data.domain.Page;

/** A page of a longer list, as the HTTP interface answers it. */
public record PageView<T>(List<T> items, int page, int size, long total, int pages) {

  public static <T> PageView<T> of(Page<T> page) {
    return new PageView<>(
        page.getContent(),
        page.getNumber(),
        page.getSize(),
        page.getTotalElements(),
        page.getTotalPages());
  }
}
