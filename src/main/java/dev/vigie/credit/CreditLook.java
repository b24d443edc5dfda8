package dev.vigie.credit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks again and again at the claims that were decided, whatever may have changed what they follow
 * from: an outage, a fee, another claim, a table, a calendar. A part of them at a time, so that a
 * look costs the same however many there are. Looking twice, or from two replicas, calls nobody
 * twice.
 */
@Component
class CreditLook {

  private static final Logger LOG = LoggerFactory.getLogger(CreditLook.class);
  private static final int AT_ONCE = 500;

  private final ClaimRecords records;
  private final CreditReviews reviews;
  private long reached;

  CreditLook(ClaimRecords records, CreditReviews reviews) {
    this.records = records;
    this.reviews = reviews;
  }

  @Scheduled(
      initialDelayString = "${vigie.credit.look-every:PT10M}",
      fixedDelayString = "${vigie.credit.look-every:PT10M}")
  synchronized void lookAgain() {
    var some = records.toBeReviewed(reached, Limit.of(AT_ONCE));
    some.forEach(this::look);
    reached = some.size() < AT_ONCE ? 0 : some.getLast().seq();
  }

  private void look(Claim claim) {
    try {
      if (reviews.isToBeLookedAt(claim.id())) {
        reviews.look(claim.id());
      }
    } catch (RuntimeException failed) { // looked at again next time; the others are not held up
      LOG.warn("Nobody knows what {} is worth by now", claim.number(), failed);
    }
  }
}
