package dev.vigie.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.vigie.agreement.Objective;
import dev.vigie.testing.audit.Tally;
import dev.vigie.testing.audit.TimelineAudit;
import dev.vigie.ticket.TicketStatus;
import dev.vigie.ticket.TicketView;
import dev.vigie.ticket.TimelineKind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Vigie's HTTP contract, as programs use it. */
final class Contract {

  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  private static final int PAGE = 200;

  private final LocalVigie vigie;

  Contract(LocalVigie vigie) {
    this.vigie = vigie;
  }

  TicketView open(String request) throws IOException {
    var answer = vigie.post("customer", "/api/tickets", request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readValue(answer.body(), TicketView.class);
  }

  TicketView ticket(String number) throws IOException {
    return read("/api/tickets/" + number, TicketView.class);
  }

  /** All of them, oldest first. */
  List<TicketView> tickets() throws IOException {
    var all = new ArrayList<TicketView>();
    for (int page = 0; all.size() == page * PAGE; page++) {
      var path = "/api/tickets?size=%d&sort=receivedAt,asc&page=%d".formatted(PAGE, page);
      all.addAll(read(path, Page.class).items());
    }
    return all;
  }

  /** Which rules of its agreement were broken, read from nothing but what programs may read. */
  List<String> complaints(String number) throws IOException {
    var path = "/api/tickets/" + number;
    return TimelineAudit.complaints(text(path), text(path + "/timeline"));
  }

  /** What came of the promises to a ticket, by its timeline alone. */
  List<Tally> tallies(String number) throws IOException {
    var path = "/api/tickets/" + number;
    return TimelineAudit.tallies(text(path), text(path + "/timeline"));
  }

  void awaitStatus(String number, TicketStatus status) {
    await("%s is %s".formatted(number, status))
        .atMost(Chromium.PATIENCE)
        .until(() -> ticket(number).status() == status);
  }

  TicketView.ClockView clock(String number, Objective objective) throws IOException {
    return ticket(number).clocks().stream()
        .filter(clock -> clock.objective() == objective)
        .findFirst()
        .orElseThrow();
  }

  /** When things of that kind happened, oldest first. */
  List<Instant> happened(String number, TimelineKind kind) throws IOException {
    return timeline(number).stream().filter(entry -> entry.kind() == kind).map(Entry::at).toList();
  }

  /** Oldest first. */
  List<Entry> timeline(String number) throws IOException {
    return List.of(read("/api/tickets/%s/timeline".formatted(number), Entry[].class));
  }

  /** Waits for a mail; newest first if there are several. */
  Mail awaitMail(String to, String... subject) {
    return await("mail to %s: %s".formatted(to, String.join(" ", subject)))
        .atMost(Chromium.PATIENCE)
        .until(() -> mails(to, subject), mails -> !mails.isEmpty())
        .getLast();
  }

  /** Newest last. */
  List<Mail> mails() throws IOException {
    return List.of(read("/local/mail", Mail[].class));
  }

  List<Mail> mails(String to, String... subject) throws IOException {
    return mails().stream()
        .filter(mail -> mail.to().contains(to))
        .filter(mail -> Stream.of(subject).allMatch(mail.subject()::contains))
        .toList();
  }

  Instant now() throws IOException {
    return read("/local/time", Time.class).now();
  }

  /** How far time has been moved. */
  Duration moved() throws IOException {
    return read("/local/time", Time.class).offset();
  }

  private <T> T read(String path, Class<T> type) throws IOException {
    return JSON.readValue(text(path), type);
  }

  private String text(String path) throws IOException {
    var answer = vigie.get("manager", path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Page(List<TicketView> items) {}

  /** What the timeline says of one thing that happened. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Entry(Instant at, TimelineKind kind) {}

  /** Where the two clocks stand. */
  record Time(Instant now, Duration offset) {}

  /** What the development mailbox received. */
  record Mail(Instant at, List<String> to, String subject, String text, String messageId) {}
}
