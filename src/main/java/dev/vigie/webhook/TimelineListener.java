package dev.vigie.webhook;

import dev.vigie.ticket.TimelineEntry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Hears what happens to tickets when the ticket already is what has become of it. */
@Component
class TimelineListener {

  private final Webhooks webhooks;

  TimelineListener(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void happened(TimelineEntry entry) {
    webhooks.tell(entry);
  }
}
