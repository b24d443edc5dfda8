package dev.vigie.api;

import dev.vigie.problem.RequestRefused;
import java.util.Set;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;

/** Reads how a list is to be sorted: a property, and {@code asc} or {@code desc}. */
final class Sorting {

  private static final Set<String> PROPERTIES =
      Set.of("receivedAt", "closedAt", "status", "customer", "agreement");

  private Sorting() {}

  static Pageable page(int page, int size, String sort) {
    var parts = sort.split(",", 2);
    var direction = Sort.Direction.fromOptionalString(parts.length == 2 ? parts[1] : "asc");
    if (!PROPERTIES.contains(parts[0]) || direction.isEmpty()) {
      throw new RequestRefused(
          HttpStatus.BAD_REQUEST,
          "sort",
          "Cannot sort by '%s'; use one of %s, then asc or desc, such as receivedAt,desc."
              .formatted(sort, PROPERTIES.stream().sorted().toList()));
    }
    return PageRequest.of(
        page, size, Sort.by(direction.get(), parts[0]).and(Sort.by(Sort.Direction.DESC, "seq")));
  }
}
