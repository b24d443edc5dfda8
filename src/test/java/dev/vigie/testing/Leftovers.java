package dev.vigie.testing;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What earlier tests left in the database that they share. */
public final class Leftovers {

  private Leftovers() {}

  /** Nobody is owed a statement of it. */
  public static void areNotStated(JdbcClient jdbc) {
    for (var table :
        List.of(
            "statement_service",
            "statement_credit",
            "statement_line",
            "monthly_statement",
            "promise_standstill",
            "promise_outcome")) {
      jdbc.sql("delete from " + table).update();
    }
    jdbc.sql("update service set active_to = active_from").update();
    jdbc.sql("update credit_claim set state = 'REFUSED' where state = 'GRANTED'").update();
  }
}
