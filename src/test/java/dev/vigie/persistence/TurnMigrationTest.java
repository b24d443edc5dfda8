package dev.vigie.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose turn it was, and since when, in tickets of before that was written down. */
class TurnMigrationTest {

  private static final LocalDateTime MONDAY = LocalDateTime.parse("2026-06-01T08:00");

  private final DataSource database = database();
  private final JdbcClient jdbc = JdbcClient.create(database);

  @BeforeEach
  void before() {
    Flyway.configure().dataSource(database).target("18").load().migrate();
    jdbc.sql("insert into agreement_terms values ('v', 'xtm', '-', ?)").param(MONDAY).update();
  }

  @Test
  void ofTheTeamBeginsWithTheReceiptOrWhateverGaveItBackLast() {
    ticket("new", "IN_PROGRESS");
    ticket("replied", "IN_PROGRESS");
    jdbc.sql("update ticket set last_reply_at = ? where id = 'replied'").param(at(5)).update();
    ticket("answered", "IN_PROGRESS");
    question("answered", at(1), at(3));
    ticket("reopened", "IN_PROGRESS");
    question("reopened", at(1), at(2));
    happened("reopened", "REOPENED", at(4));
    ticket("lead", "IN_PROGRESS");
    happened("lead", "INCIDENT_OVER", at(4));
    migrate();

    assertThat(turn("new")).isEqualTo(new Turn("TEAM", MONDAY));
    assertThat(turn("replied")).as("a reply on top").isEqualTo(new Turn("TEAM", MONDAY));
    assertThat(turn("answered")).isEqualTo(new Turn("TEAM", at(3)));
    assertThat(turn("reopened")).isEqualTo(new Turn("TEAM", at(4)));
    assertThat(turn("lead")).as("it waited for none").isEqualTo(new Turn("TEAM", MONDAY));
  }

  @Test
  void ofOthersBeginsWithWhatGaveItToThem() {
    ticket("asked", "WAITING_FOR_CUSTOMER");
    jdbc.sql("update ticket set open_question = ? where id = 'asked'")
        .param(question("asked", at(2), null))
        .update();
    ticket("promised", "FIX_PROMISED");
    happened("promised", "FIX_PROMISED", at(3));
    ticket("referred", "REFERRED");
    happened("referred", "REFERRED", at(1));
    ticket("outside", "REFERRED");
    jdbc.sql("update ticket set coverage = 'ACCOUNT_MANAGER' where id = 'outside'").update();
    happened("outside", "REFERRED", at(1));
    ticket("objects", "REFERRED");
    happened("objects", "REFERRED", at(1));
    jdbc.sql("update ticket set unread_reply = true, last_reply_at = ? where id = 'objects'")
        .param(at(6))
        .update();
    migrate();

    assertThat(turn("asked")).isEqualTo(new Turn("CUSTOMER", at(2)));
    assertThat(turn("promised")).isEqualTo(new Turn("FIX", at(3)));
    assertThat(turn("referred")).isEqualTo(new Turn("NOBODY", at(1)));
    assertThat(turn("outside")).isEqualTo(new Turn("ACCOUNT_MANAGER", at(1)));
    assertThat(turn("objects")).isEqualTo(new Turn("TEAM", at(6)));
  }

  @Test
  void ofABlockingIncidentBeginsWhenTheTicketJoinsIt() {
    ticket("lead", "IN_PROGRESS");
    jdbc.sql(
            "insert into blocking_incident (agreement, lead_ticket, occurrence, announced_at)"
                + " values ('xtm', 'lead', 'one', ?)")
        .param(at(1))
        .update();
    ticket("joined", "IN_PROGRESS");
    jdbc.sql("update ticket set blocking_incident = 1 where id = 'joined'").update();
    happened("joined", "INCIDENT_JOINED", at(5));
    migrate();

    assertThat(turn("joined")).isEqualTo(new Turn("INCIDENT", at(5)));
    assertThat(turn("lead")).isEqualTo(new Turn("TEAM", MONDAY));
  }

  private record Turn(String turn, LocalDateTime turnSince) {}

  private Turn turn(String ticket) {
    return jdbc.sql("select turn, turn_since from ticket where id = ?")
        .param(ticket)
        .query(Turn.class)
        .single();
  }

  private void migrate() {
    Flyway.configure().dataSource(database).load().migrate();
  }

  private void ticket(String id, String status) {
    jdbc.sql(
            """
            insert into ticket (id, agreement, terms_version, customer, contact_name, contact_email,
              contact_language, service, severity_claimed, type, subject, description, status,
              received_at, opened_by, times_reopened, settled, unread_reply, team)
            values (?, 'xtm', 'v', 'acme', 'Alice', 'alice@acme.example', 'fr', 'S', '1', 'incident',
              '-', '-', ?, ?, 'customer', 0, false, false, 'support')
            """)
        .params(id, status, MONDAY)
        .update();
  }

  private String question(String ticket, LocalDateTime asked, LocalDateTime answered) {
    var id = UUID.randomUUID().toString();
    jdbc.sql(
            "insert into question (id, ticket_id, occurrence, asked_at, answered_at, reminders)"
                + " values (?, ?, ?, ?, ?, 0)")
        .params(id, ticket, id, asked)
        .param(answered)
        .update();
    return id;
  }

  private void happened(String ticket, String kind, LocalDateTime at) {
    jdbc.sql(
            "insert into timeline_entry (ticket_id, occurrence, at, kind, actor, arguments)"
                + " values (?, ?, ?, ?, 'test', '')")
        .params(ticket, UUID.randomUUID().toString(), at, kind)
        .update();
  }

  private static LocalDateTime at(int hours) {
    return MONDAY.plusHours(hours);
  }

  private static DataSource database() {
    var database = new JdbcDataSource();
    database.setURL(
        "jdbc:h2:mem:%s;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1"
            .formatted(UUID.randomUUID()));
    return database;
  }
}
