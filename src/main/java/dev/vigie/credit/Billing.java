package dev.vigie.credit;

import dev.vigie.wording.Wording;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;

/** Granted credits, as billing asks for them. */
@Component
class Billing {

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

  /** In the order in which they were granted, so that new ones move none to another page. */
  List<Claim> page(By by, YearMonth month, Pageable asked) {
    return switch (by) {
      case GRANTED -> claims.grantedIn(month, wording.zone(), asked).getContent();
      case CREDITED -> claims.creditedFor(month, asked).getContent();
    };
  }

  /** As they are at one moment, customer by customer. */
  List<Claim> all(By by, YearMonth month) {
    return page(by, month, Pageable.unpaged()).stream()
        .sorted(Comparator.comparing(Claim::customer))
        .toList();
  }
}
