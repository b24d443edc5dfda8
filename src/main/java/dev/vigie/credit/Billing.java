package dev.vigie.credit;

import dev.vigie.wording.Wording;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;

/** Granted credits, as billing asks for them: customer by customer. */
@Component
class Billing {

  /** Rows that are fetched at once. */
  private static final int MANY = 500;

  private final Claims claims;
  private final Wording wording;

  Billing(Claims claims, Wording wording) {
    this.claims = claims;
    this.wording = wording;
  }

  /** Which month is meant. */
  enum By {
    /** In which it was granted, on the clocks of {@code vigie.zone}: what is new, once each. */
    GRANTED,
    /** Whose fee is credited. */
    CREDITED
  }

  List<Claim> page(By by, YearMonth month, int page, int size) {
    var asked = PageRequest.of(page, size);
    return switch (by) {
      case GRANTED -> claims.grantedIn(month, wording.zone(), asked).getContent();
      case CREDITED -> claims.creditedFor(month, asked).getContent();
    };
  }

  List<Claim> all(By by, YearMonth month) {
    return IntStream.iterate(0, page -> page + 1)
        .mapToObj(page -> page(by, month, page, MANY))
        .takeWhile(some -> !some.isEmpty())
        .flatMap(List::stream)
        .toList();
  }
}
