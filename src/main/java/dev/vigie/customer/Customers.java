package dev.vigie.customer;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is known of each customer. */
@Service
@Transactional
public class Customers {

  private final CustomerRecords records;

  Customers(CustomerRecords records) {
    this.records = records;
  }

  /** One of whom nothing was written down is in good standing. */
  @Transactional(readOnly = true)
  public Customer get(String id) {
    return records.findById(id).orElseGet(() -> new Customer(id));
  }

  /** Writes down how a customer stands now; tickets that are open already keep what they have. */
  public Customer put(
      String id, boolean accountActive, boolean subscriptionPaid, List<String> mailUsers) {
    var customer = records.findById(id).orElseGet(() -> records.save(new Customer(id)));
    customer.become(accountActive, subscriptionPaid, mailUsers);
    return customer;
  }
}
