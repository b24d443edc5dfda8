package dev.vigie.statement;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows which customers have anything to do with which agreement, so that it can be stated. */
@Component
class Parties {

  private final JdbcClient jdbc;

  Parties(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether it has a ticket or a service under it, or was written down as having it. */
  boolean know(String customer, String agreement) {
    return !jdbc.sql(
            """
            select customer from ticket where customer = :customer and agreement = :agreement
            union
            select customer from service where customer = :customer and agreement = :agreement
            union
            select id from customer where id = :customer and agreement = :agreement\
            """)
        .param("customer", customer)
        .param("agreement", agreement)
        .query(String.class)
        .list()
        .isEmpty();
  }
}
