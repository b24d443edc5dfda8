package dev.vigie.local.demo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
   * @param late whether the call-back comes too late
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
      boolean late,
      boolean ask,
      int beats,
      String solution,
      boolean updates) {

    boolean comesAt(Beats.Beat beat) {
      return beat.day() == day && beat.moment() == moment;
    }
  }

  /** What a customer has, and pays for it in a month. */
  record Service(
      String customer,
      String agreement,
      String plan,
      String service,
      String monthly,
      String currency) {}

  /**
   * That a service could not be used, told at the first moment of its day.
   *
   * @param began minutes before it is told, and {@code ended} likewise
   * @param claimed whether the customer wants a credit
   */
  record Outage(
      String id, int day, String customer, int began, int ended, String cause, boolean claimed) {

    boolean isToldAt(Beats.Beat beat) {
      return beat.day() == day && beat.moment() == 0;
    }
  }

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
                    yes(row, "late"),
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
                    row.get("currency")))
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
                    row.get("cause"),
                    yes(row, "claimed")))
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
