package dev.vigie.availability;

import java.util.List;
import org.springframework.data.domain.Page;

/** A page of a longer list, as all lists of the HTTP interface are. */
record ListView<T>(List<T> items, int page, int size, long total, int pages) {

  static <T> ListView<T> of(Page<T> page) {
    return new ListView<>(
        page.getContent(),
        page.getNumber(),
        page.getSize(),
        page.getTotalElements(),
        page.getTotalPages());
  }
}
