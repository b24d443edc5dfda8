package dev.vigie.notification;

import dev.vigie.availability.MaintenanceEvent;
import dev.vigie.customer.Customers;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells customers of maintenance in writing (aidi/2.2, xtm/3.1.1, trackforce/maintenance), in the
 * transaction in which it is planned: from then on it is announced.
 */
@Component
class MaintenanceMails {

  /** How much of the names fits the subject of a mail. */
  private static final int SUBJECT = 120;

  private final Customers customers;
  private final Letters letters;
  private final String publicUrl;

  MaintenanceMails(
      Customers customers, Letters letters, @Value("${vigie.public-url}") String publicUrl) {
    this.customers = customers;
    this.letters = letters;
    this.publicUrl = publicUrl;
  }

  @EventListener
  void on(MaintenanceEvent event) {
    var customer = customers.get(event.customer());
    var kind =
        switch (event.kind()) {
          case PLANNED -> MailKind.MAINTENANCE;
          case MOVED -> MailKind.MAINTENANCE_MOVED;
          case CANCELLED -> MailKind.MAINTENANCE_CANCELLED;
        };
    for (var address : customer.announceTo()) {
      var occurrence =
          "%s:%d:%s:%d"
              .formatted(
                  event.kind(),
                  event.plan(),
                  customer.id(),
                  customer.announceTo().indexOf(address));
      letters.write(
          "maintenance:" + event.maintenance(),
          new Letter(kind, occurrence, address, customer.language(), model(event)),
          event.zone());
    }
  }

  private Map<String, Object> model(MaintenanceEvent event) {
    var services = String.join(", ", event.services());
    return Map.of(
        "customer", event.customer(),
        "subject", beginning(services),
        "services", services,
        "from", event.from(),
        "to", event.to(),
        "text", event.what(),
        "portalUrl", publicUrl);
  }

  private static String beginning(String services) {
    return services.length() <= SUBJECT ? services : services.substring(0, SUBJECT) + "…";
  }
}
