package dev.vigie.notification;

import dev.vigie.customer.Customer;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How those to whom we write want our mails. What an agreement promises to tell, and what wants an
 * answer, cannot be declined.
 */
@Service
@Transactional
class Recipients {

  private static final Set<MailKind> CUSTOMERS_MAY_DECLINE =
      EnumSet.of(MailKind.CLOSURE, MailKind.REOPENED);
  private static final Set<MailKind> TEAM_MAY_DECLINE =
      EnumSet.of(MailKind.WARNING, MailKind.REPLY, MailKind.BREACH_TAKEN_BACK);

  private final RecipientRecords records;
  private final Clock time;

  Recipients(RecipientRecords records, Clock time) {
    this.records = records;
    this.time = time;
  }

  @Transactional(readOnly = true)
  public Wishes wishes(String address) {
    return records.findById(small(address)).map(Recipient::wishes).orElse(Wishes.NONE);
  }

  /**
   * Those who wished something, in alphabetical order.
   *
   * @param customer whose people; empty for all
   */
  @Transactional(readOnly = true)
  public Page<Recipient> page(Optional<Customer> customer, Pageable page) {
    return customer
        .map(
            one ->
                records.of(
                    one.mailUsers().stream().map(Recipients::small).toList(),
                    one.mailDomains(),
                    page))
        .orElseGet(() -> records.findAllByOrderByAddress(page));
  }

  /** What may be declined, by customers or by everybody. */
  static List<MailKind> declinable(boolean byCustomers) {
    var all = EnumSet.copyOf(CUSTOMERS_MAY_DECLINE);
    if (!byCustomers) {
      all.addAll(TEAM_MAY_DECLINE);
    }
    return List.copyOf(all);
  }

  /** Counts for the mails that are written from now on. */
  public void choose(String address, Wishes wishes) {
    var recipient = records.findById(small(address)).orElseGet(() -> new Recipient(small(address)));
    recipient.choose(wishes, time.instant());
    records.save(recipient);
  }

  /** From now on in the usual way. */
  public void forget(String address) {
    records.findById(small(address)).ifPresent(records::delete);
  }

  static String small(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }
}
