package dev.vigie.testing;

import dev.vigie.customer.CustomerStanding;
import dev.vigie.customer.Customers;
import java.util.List;
import java.util.Map;

/** To whom statements of the customer acme are sent. */
public final class StatementReaders {

  private StatementReaders() {}

  public static void are(Customers customers, String... addresses) {
    customers.put(
        "acme",
        new CustomerStanding(
            true,
            true,
            List.of(),
            Map.of(),
            null,
            null,
            null,
            List.of(),
            "fr",
            List.of(addresses)));
  }
}
