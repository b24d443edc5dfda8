package dev.vigie.people;

import dev.vigie.access.Role;
import dev.vigie.agreement.Agreements;
import dev.vigie.agreement.MailUsers;
import dev.vigie.customer.Customer;
import dev.vigie.customer.Customers;
import dev.vigie.customer.MailAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a customer administrator keeps of the own organisation, and of no other. */
@Service
@Transactional
class Organisation {

  /** Where the agreement sets no limit. */
  private static final int MOST_MAIL_USERS = 100;

  private static final int MOST_PEOPLE = 500;

  private final Customers customers;
  private final Agreements agreements;
  private final Persons persons;
  private final People people;

  Organisation(Customers customers, Agreements agreements, Persons persons, People people) {
    this.customers = customers;
    this.agreements = agreements;
    this.persons = persons;
    this.people = people;
  }

  @Transactional(readOnly = true)
  public List<Person> people(String organisation) {
    return persons.findByOrganisationOrderByName(organisation);
  }

  /** By the plan of its agreement (xtm/2.channels). */
  @Transactional(readOnly = true)
  public Optional<MailUsers> limit(Customer customer) {
    return customer
        .agreement()
        .flatMap(agreements::newest)
        .flatMap(terms -> terms.rules().mailUsers(customer.plan().orElse("")));
  }

  /**
   * Names those whose mails open tickets with times, in place of those before.
   *
   * @throws PersonRefused if there are more than the plan allows, or something is no address
   */
  public void designate(String organisation, List<String> addresses) {
    var tidy = new LinkedHashSet<String>();
    for (var address : addresses) {
      if (!address.isBlank()) {
        tidy.add(MailAddress.tidy(address).orElseThrow(() -> new PersonRefused("address")));
      }
    }
    var customer = customers.get(organisation);
    if (tidy.stream().anyMatch(address -> !ownAddress(customer, address))) {
      throw new PersonRefused("address-of-others");
    }
    var most = limit(customer).map(MailUsers::most).orElse(MOST_MAIL_USERS);
    if (tidy.size() > most) {
      throw new PersonRefused("too-many-mail-users");
    }
    customers.designate(organisation, List.copyOf(tidy));
  }

  /**
   * Who names somebody gets what they write: so nobody names people of others, and only people at
   * the organisation's own mail domains where our managers have written those down.
   */
  private boolean ownAddress(Customer customer, String address) {
    var domains = customer.mailDomains();
    return customer.designated(address)
        || (domains.isEmpty() || domains.contains(MailAddress.domain(address)))
            && !customers.belongsToAnother(customer.id(), address);
  }

  /** As {@link People#add}, a customer of this organisation. */
  public void add(String organisation, String name, String fullName, String password) {
    if (persons.countByOrganisation(organisation) >= MOST_PEOPLE) {
      throw new PersonRefused("too-many-people");
    }
    people.add(name, password, new Person.Standing(fullName, Role.CUSTOMER, organisation, true));
  }

  /**
   * Lets somebody in again, or no longer.
   *
   * @throws PersonRefused if it is nobody of this organisation, or another administrator
   */
  public void admit(String organisation, String id, boolean active) {
    var person =
        persons
            .findById(id)
            .filter(one -> one.organisation().filter(organisation::equals).isPresent())
            .orElseThrow(() -> new PersonRefused("unknown"));
    if (person.role() != Role.CUSTOMER) {
      throw new PersonRefused("administrator");
    }
    var was = person.standing();
    people.change(id, new Person.Standing(was.fullName(), was.role(), was.organisation(), active));
  }
}
