package dev.vigie.credit;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What a service costs a month from a day on, until the next such day. */
@Entity
@Table(name = "service_fee")
public class ServiceFee {

  @EmbeddedId private Key key;
  private BigDecimal monthly;
  private String currency;

  @Embeddable
  record Key(String serviceId, LocalDate validFrom) implements Serializable {}

  protected ServiceFee() {}

  ServiceFee(String serviceId, LocalDate from) {
    this.key = new Key(serviceId, from);
  }

  void become(BigDecimal monthly, String currency) {
    this.monthly = monthly;
    this.currency = currency;
  }

  /** As the audit log has it. */
  String said() {
    return "%s %s".formatted(monthly.setScale(2).toPlainString(), currency);
  }

  public LocalDate from() {
    return key.validFrom();
  }

  public BigDecimal monthly() {
    return monthly;
  }

  /** As ISO 4217 names it. */
  public String currency() {
    return currency;
  }
}
