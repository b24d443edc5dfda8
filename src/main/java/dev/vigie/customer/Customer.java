package dev.vigie.customer;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An organisation that has an agreement with us. */
@Entity
@Table(name = "customer")
public class Customer {

  @Id private String id;
  @Version private Integer version;
  private boolean accountActive;
  private boolean subscriptionPaid;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "customer_mail_user", joinColumns = @JoinColumn(name = "customer_id"))
  @OrderColumn(name = "position")
  @Column(name = "address")
  private List<String> mailUsers = new ArrayList<>();

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(
      name = "customer_escalation_contact",
      joinColumns = @JoinColumn(name = "customer_id"))
  @MapKeyColumn(name = "role")
  @Column(name = "address")
  private Map<String, String> escalationContacts = new HashMap<>();

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "customer_mail_domain", joinColumns = @JoinColumn(name = "customer_id"))
  @OrderColumn(name = "position")
  @Column(name = "domain")
  private List<String> mailDomains = new ArrayList<>();

  private String supervisor;
  private String agreement;
  private String plan;
  private String language;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "customer_announcement", joinColumns = @JoinColumn(name = "customer_id"))
  @OrderColumn(name = "position")
  @Column(name = "address")
  private List<String> announceTo = new ArrayList<>();

  protected Customer() {}

  /** In good standing, with nobody designated to write mails (xtm/2.channels). */
  Customer(String id) {
    this.id = id;
    this.accountActive = true;
    this.subscriptionPaid = true;
  }

  void become(CustomerStanding standing) {
    accountActive = standing.accountActive();
    subscriptionPaid = standing.subscriptionPaid();
    designate(standing.mailUsers());
    escalationContacts.clear();
    escalationContacts.putAll(standing.escalationContacts());
    supervisor = standing.supervisor();
    agreement = standing.agreement();
    plan = standing.plan();
    mailDomains.clear();
    mailDomains.addAll(standing.mailDomains());
    language = standing.language();
    announceTo.clear();
    announceTo.addAll(standing.announceTo());
  }

  public String id() {
    return id;
  }

  /** How often it was changed; empty while nobody has written it down. */
  public Optional<Integer> version() {
    return Optional.ofNullable(version);
  }

  public boolean accountActive() {
    return accountActive;
  }

  public boolean subscriptionPaid() {
    return subscriptionPaid;
  }

  void designate(List<String> addresses) {
    mailUsers.clear();
    mailUsers.addAll(addresses);
  }

  /** The addresses whose mails open tickets with times. */
  public List<String> mailUsers() {
    return List.copyOf(mailUsers);
  }

  /** Who has a role of the escalation path for this customer, where it is not the usual one. */
  public Map<String, String> escalationContacts() {
    return Map.copyOf(escalationContacts);
  }

  /** The address of who watches over this customer's tickets (qohash/6.11). */
  public Optional<String> supervisor() {
    return Optional.ofNullable(supervisor);
  }

  /** Empty while nobody has written it down. */
  public Optional<String> agreement() {
    return Optional.ofNullable(agreement);
  }

  /** Of that agreement; empty while nobody has written it down. */
  public Optional<String> plan() {
    return Optional.ofNullable(plan);
  }

  /** The right sides of the addresses of its people. */
  public List<String> mailDomains() {
    return List.copyOf(mailDomains);
  }

  /** In which it is written to where no person is addressed. */
  public Locale language() {
    return language == null ? Locale.ENGLISH : Locale.of(language);
  }

  /** The addresses that are told of incidents of many customers (offimizer/2.3.broadcast). */
  public List<String> announceTo() {
    return List.copyOf(announceTo);
  }

  /** Whether it is known to be one of its people's. */
  public boolean hasAddress(String address) {
    return designated(address) || mailDomains.contains(MailAddress.domain(address));
  }

  public boolean designated(String address) {
    return mailUsers.stream().anyMatch(address::equalsIgnoreCase);
  }
}
