package dev.vigie.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which claims were set right by credits that were stated before that was written down. */
class CorrectedCreditMigrationTest {

  private static final LocalDateTime MONDAY = LocalDateTime.parse("2026-06-01T08:00");

  private final DataSource database = database();
  private final JdbcClient jdbc = JdbcClient.create(database);

  @Test
  void areNamedByTheirNumbers() {
    Flyway.configure().dataSource(database).target("23").load().migrate();
    jdbc.sql(
            "insert into service values ('s', 'acme', 'qohash', '', 'S', 'PRODUCTION', ?, null, 0)")
        .param(MONDAY)
        .update();
    jdbc.sql(
            """
            insert into monthly_statement (customer, agreement, stated_month, zone, state,
              drawn_up_at, open_promises, paused_seconds, waited_seconds)
            values ('acme', 'qohash', '2026-05', 'America/Toronto', 'SENT', ?, 0, 0, 0)
            """)
        .param(MONDAY)
        .update();
    stated(7, "first", null);
    stated(8, "its correction", "first");
    stated(1234567, "one of many", null);
    stated(1234568, "its correction too", "one of many");

    Flyway.configure().dataSource(database).load().migrate();

    assertThat(corrects("first", "its correction", "one of many", "its correction too"))
        .containsExactly("none", "C-00007", "none", "C-1234567");
  }

  private List<String> corrects(String... claims) {
    return List.of(claims).stream()
        .map(
            claim ->
                jdbc.sql(
                        "select coalesce(corrects, 'none') from statement_credit where claim_id = ?")
                    .param(claim)
                    .query(String.class)
                    .single())
        .toList();
  }

  private void stated(int seq, String claim, String corrects) {
    jdbc.sql(
            """
            insert into credit_claim (seq, id, business_key, service_id, customer, claimed_at,
              claimed_by, channel, contact_email, contact_language, note, state, version, corrects)
            values (?, ?, ?, 's', 'acme', ?, 'customer', 'API', 'a@acme.example', 'en', '',
              'GRANTED', 0, ?)
            """)
        .params(seq, claim, claim, MONDAY)
        .param(corrects)
        .update();
    jdbc.sql(
            """
            insert into statement_credit (statement_id, position, claim_id, number, service,
              credited_month, amount, currency, clause)
            values (1, ?, ?, ?, 'S', '2026-05', 1, 'CAD', 'qohash/5.2')
            """)
        .params(seq, claim, "C-%05d".formatted(seq))
        .update();
  }

  private static DataSource database() {
    var database = new JdbcDataSource();
    database.setURL(
        "jdbc:h2:mem:%s;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1"
            .formatted(UUID.randomUUID()));
    return database;
  }
}
