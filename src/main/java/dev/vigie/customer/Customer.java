package dev.vigie.customer;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** An organisation that has an agreement with us. */
@Entity
@Table(name = "customer")
public class Customer {

  @Id private String id;
  private boolean accountActive;
  private boolean subscriptionPaid;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "customer_mail_user", joinColumns = @JoinColumn(name = "customer_id"))
  @OrderColumn(name = "position")
  @Column(name = "address")
  private List<String> mailUsers = new ArrayList<>();

  protected Customer() {}

  /** In good standing, with nobody designated to write mails (xtm/2.channels). */
  Customer(String id) {
    this.id = id;
    this.accountActive = true;
    this.subscriptionPaid = true;
  }

  void become(boolean accountActive, boolean subscriptionPaid, List<String> mailUsers) {
    this.accountActive = accountActive;
    this.subscriptionPaid = subscriptionPaid;
    this.mailUsers.clear();
    this.mailUsers.addAll(mailUsers);
  }

  public String id() {
    return id;
  }

  public boolean accountActive() {
    return accountActive;
  }

  public boolean subscriptionPaid() {
    return subscriptionPaid;
  }

  /** The addresses whose mails open tickets with times. */
  public List<String> mailUsers() {
    return List.copyOf(mailUsers);
  }

  public boolean designated(String address) {
    return mailUsers.stream().anyMatch(address::equalsIgnoreCase);
  }
}
