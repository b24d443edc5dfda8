package dev.vigie.local.demo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;

/** What the demonstration plays, from the tables in {@code local/demo}. */
final class Tables {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private Tables() {}

  /**
   * A ticket and how it fares.
   *
   * @param day business days after the first
   * @param moment of that day at which it comes, from 0
   * @param callBack after how many moments somebody calls back; 99 as for {@code beats}
   * @param ask whether the customer is asked something
   * @param beats how many moments the work takes; 99 if it is still open in the end
   * @param solution {@code resolution} or {@code workaround}
   * @param updates whether the customer is told how things stand
   */
  record Ticket(
      String id,
      int day,
      int moment,
      String agreement,
      String plan,
      String customer,
      String severity,
      String type,
      String language,
      String contact,
      String email,
      String service,
      String version,
      String role,
      String subject,
      String description,
      int callBack,
      boolean ask,
      int beats,
      String solution,
      boolean updates) {

    boolean comesAt(Beats.Beat beat) {
      return beat.day() == day && beat.moment() == moment;
    }
  }

  /**
   * What a customer has, and pays for it in a month.
   *
   * @param approved whether a manager has approved the customer's last statement in the end
   */
  record Service(
      String customer,
      String agreement,
      String plan,
      String service,
      String monthly,
      String currency,
      boolean approved) {}

  /**
   * That a service could not be used, told by a person at the first moment of its day.
   *
   * @param began minutes before it is told, and {@code ended} likewise
   */
  record Outage(String id, int day, String customer, int began, int ended, String cause) {}

  /**
   * What the monitor says.
   *
   * @param id of the message, the same each time that it comes
   * @param moment of the day at which it comes, from 0
   * @param state {@code down} or {@code up}
   * @param ago minutes before it comes, when that was seen
   */
  record Signal(
      String id, int day, int moment, String customer, String incident, String state, int ago) {

    boolean comesAt(Beats.Beat beat) {
      return beat.day() == day && beat.moment() == moment;
    }

    /**
     * @param beat at which it comes
     */
    Instant seenAt(Beats.Beat beat) {
      return beat.at().minus(Duration.ofMinutes(ago));
    }
  }

  /**
   * That a service will not be available, told at the first moment of its day.
   *
   * @param begins hours after it is told, and {@code ends} likewise
   * @param confirmed whether it is meant although it is not as the agreement says
   */
  record Maintenance(
      String id, int day, String customer, int begins, int ends, String what, boolean confirmed) {}

  /**
   * What a customer wants credited, claimed at the first moment of its day.
   *
   * @param outage that a person told of; empty for the month that runs
   * @param approved whether a manager has decided on it in the end
   */
  record Claim(String id, int day, String customer, String outage, boolean approved) {

    boolean isForTheMonth() {
      return outage.isEmpty();
    }
  }

  /**
   * What an agent says of an outage that a ticket may tell of.
   *
   * @param ticket its id in the table of tickets
   */
  record Decision(String ticket, boolean counts, String reason) {}

  /**
   * What somebody writes, at the first moment of its day.
   *
   * @param from empty if the mail does not say who wrote it
   */
  record Mail(String id, int day, String from, String to, String subject, String text) {}

  static List<Ticket> tickets() {
    return read("tickets").stream()
        .map(
            row ->
                new Ticket(
                    row.get("id"),
                    number(row, "day"),
                    number(row, "moment"),
                    row.get("agreement"),
                    row.get("plan"),
                    row.get("customer"),
                    row.get("severity"),
                    row.get("type"),
                    row.get("language"),
                    row.get("contact"),
                    row.get("email"),
                    row.get("service"),
                    row.get("version"),
                    row.get("role"),
                    row.get("subject"),
                    row.get("description"),
                    number(row, "callBack"),
                    yes(row, "ask"),
                    number(row, "beats"),
                    row.get("solution"),
                    yes(row, "updates")))
        .toList();
  }

  static List<Service> services() {
    return read("services").stream()
        .map(
            row ->
                new Service(
                    row.get("customer"),
                    row.get("agreement"),
                    row.get("plan"),
                    row.get("service"),
                    row.get("monthly"),
                    row.get("currency"),
                    yes(row, "approved")))
        .toList();
  }

  static List<Outage> outages() {
    return read("outages").stream()
        .map(
            row ->
                new Outage(
                    row.get("id"),
                    number(row, "day"),
                    row.get("customer"),
                    number(row, "began"),
                    number(row, "ended"),
                    row.get("cause")))
        .toList();
  }

  static List<Signal> signals() {
    return read("signals").stream()
        .map(
            row ->
                new Signal(
                    row.get("id"),
                    number(row, "day"),
                    number(row, "moment"),
                    row.get("customer"),
                    row.get("incident"),
                    row.get("state"),
                    number(row, "ago")))
        .toList();
  }

  static List<Maintenance> maintenance() {
    return read("maintenance").stream()
        .map(
            row ->
                new Maintenance(
                    row.get("id"),
                    number(row, "day"),
                    row.get("customer"),
                    number(row, "begins"),
                    number(row, "ends"),
                    row.get("what"),
                    yes(row, "confirmed")))
        .toList();
  }

  static List<Claim> claims() {
    return read("claims").stream()
        .map(
            row ->
                new Claim(
                    row.get("id"),
                    number(row, "day"),
                    row.get("customer"),
                    row.get("outage"),
                    yes(row, "approved")))
        .toList();
  }

  static List<Mail> mails() {
    return read("mails").stream()
        .map(
            row ->
                new Mail(
                    row.get("id"),
                    number(row, "day"),
                    row.get("from"),
                    row.get("to"),
                    row.get("subject"),
                    row.get("text")))
        .toList();
  }

  static List<Decision> decisions() {
    return read("decisions").stream()
        .map(row -> new Decision(row.get("ticket"), yes(row, "counts"), row.get("reason")))
        .toList();
  }

  private static int number(CSVRecord row, String column) {
    return Integer.parseInt(row.get(column));
  }

  private static boolean yes(CSVRecord row, String column) {
    return row.get(column).equals("yes");
  }

  private static List<CSVRecord> read(String table) {
    var file = new ClassPathResource("local/demo/%s.csv".formatted(table));
    try (var text = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8);
        var rows = FORMAT.parse(text)) {
      return rows.getRecords();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
