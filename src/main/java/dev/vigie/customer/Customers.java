package dev.vigie.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
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

  /**
   * Those of whom something was written down, in alphabetical order.
   *
   * @param search what their ids contain, whatever the case; empty for all
   */
  @Transactional(readOnly = true)
  public Page<Customer> page(String search, Pageable page) {
    return records.page(search.toLowerCase(Locale.ROOT), page);
  }

  /**
   * Whose person an address belongs to: who named it, before who has its domain, and who has the
   * agreement before who has another. Empty if it is nobody's, or more than one's.
   */
  @Transactional(readOnly = true)
  public Optional<Customer> ofAddress(String address, String agreement) {
    var domain = MailAddress.domain(address);
    var all = records.withAddress(address, domain);
    var best = new ArrayList<>(all);
    keepOnly(best, customer -> customer.agreement().filter(agreement::equals).isPresent());
    keepOnly(best, customer -> customer.designated(address));
    return best.size() == 1 ? Optional.of(best.getFirst()) : Optional.empty();
  }

  /** Unless nobody would be left. */
  private static void keepOnly(List<Customer> some, Predicate<Customer> better) {
    if (some.stream().anyMatch(better)) {
      some.removeIf(better.negate());
    }
  }

  /** Whether others than this customer are known to write from there, by name or by domain. */
  @Transactional(readOnly = true)
  public boolean belongsToAnother(String id, String address) {
    return records.withAddress(address, MailAddress.domain(address)).stream()
        .anyMatch(other -> !other.id().equals(id));
  }

  /** Names those whose mails open tickets with times, in place of those before. */
  public void designate(String id, List<String> addresses) {
    toChange(id).designate(addresses);
  }

  /** Writes down how a customer stands of whom nothing was written down yet. */
  public void introduce(String id, CustomerStanding standing) {
    if (records.findById(id).isEmpty()) {
      put(id, standing);
    }
  }

  /**
   * Writes down how a customer stands now, whatever was written down before; tickets that are open
   * already keep what they have.
   */
  public Customer put(String id, CustomerStanding standing) {
    var customer = toChange(id);
    customer.become(standing);
    return customer;
  }

  /**
   * The same, for somebody who has seen what was written down before.
   *
   * @param seen its version; empty if nothing was
   * @throws CustomerRefused if it has been changed since
   */
  void change(String id, CustomerStanding standing, Optional<Integer> seen) {
    if (!records.lock(id).flatMap(Customer::version).equals(seen)) {
      throw new CustomerRefused("changed", id);
    }
    put(id, standing);
  }

  /** Locked, so that of two changes at once none is lost halfway. */
  private Customer toChange(String id) {
    return records.lock(id).orElseGet(() -> records.save(new Customer(id)));
  }
}
