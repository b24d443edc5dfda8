package dev.vigie.customer;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is known of each customer. */
@Service
@Transactional
public class Customers {

  private final CustomerRecords records;
  private final CustomerProperties settings;

  Customers(CustomerRecords records, CustomerProperties settings) {
    this.records = records;
    this.settings = settings;
  }

  /** One of whom nothing was written down is in good standing. */
  @Transactional(readOnly = true)
  public Customer get(String id) {
    return records.findById(id).orElseGet(() -> new Customer(id));
  }

  /** The address of who watches over a customer's tickets (qohash/6.11). */
  @Transactional(readOnly = true)
  public Optional<String> supervisor(String id) {
    return get(id).supervisor().or(() -> Optional.ofNullable(settings.supervisor()));
  }

  /** Those of whom is written down that they have the agreement, in alphabetical order. */
  @Transactional(readOnly = true)
  public List<String> withAgreement(String agreement) {
    return records.withAgreement(agreement);
  }

  /** Writes down how a customer stands now; tickets that are open already keep what they have. */
  public Customer put(String id, CustomerStanding standing) {
    var customer = records.findById(id).orElseGet(() -> records.save(new Customer(id)));
    customer.become(standing);
    return customer;
  }
}
