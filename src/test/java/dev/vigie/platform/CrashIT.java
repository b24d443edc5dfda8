package dev.vigie.platform;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vigie.platform.InsistentClients.Request;
import dev.vigie.platform.OperateAndTasklist.OpenTask;
import dev.vigie.ticket.TicketView;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A customer's programs go on opening tickets while the application is killed three times, and the
 * broker, Operate and Tasklist, and what they search in once, each time in the middle of the work.
 *
 * <p>The tickets come in four waves with a crash in each. Of every ten tickets one is posted twice
 * at once, and one again in the next wave, after the crash. When all is done, one last ticket marks
 * the end of what Operate and Tasklist have to show, which come later than the truth but in order.
 */
class CrashIT {

  private static final int CLIENTS = 8;
  private static final int WAVES = 4;
  private static final int WAVE = 75;
  private static final int ANSWERED_BEFORE_CRASH = WAVE / 3;
  private static final int LAST = WAVES * WAVE;
  private static final int ALL = LAST + 1;
  private static final Duration MOVED = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final List<String> SEVERITIES = List.of("Critical", "Important", "Low", "None");

  private static final LocalVigie VIGIE = new LocalVigie("crash-it");
  private static final InsistentClients CUSTOMERS = new InsistentClients(VIGIE, CLIENTS);
  private static final Crashes CRASHES = new Crashes(VIGIE);
  private static final Contract CONTRACT = new Contract(VIGIE);

  private static OperateAndTasklist camunda;
  private static List<TicketView> tickets;
  private static List<OpenTask> firstTasks;
  private static List<Contract.Mail> mails;

  @BeforeAll
  static void opensTicketsThroughFourCrashes() throws IOException {
    var begun = System.nanoTime();
    VIGIE.start();
    VIGIE.pass(MOVED); // which every new broker has to be told
    during(0, CRASHES::ofApplication);
    during(1, CRASHES::ofApplication);
    during(2, CrashIT::crashPlatform);
    during(3, CRASHES::ofApplication);
    CUSTOMERS.post(repeated(WAVES - 1));
    CUSTOMERS.awaitAllAnswered();

    camunda = new OperateAndTasklist(VIGIE);
    awaitFirstTasks(LAST);
    CUSTOMERS.post(List.of(request(LAST)));
    awaitFirstTasks(ALL);
    await().atMost(PATIENCE).until(() -> camunda.instances("incident").size() >= ALL);

    tickets = CONTRACT.tickets();
    firstTasks = firstTasks();
    mails = CONTRACT.mails();
    summarize(Duration.ofNanos(System.nanoTime() - begun));
  }

  @AfterAll
  static void stop() {
    CUSTOMERS.close();
    VIGIE.close();
  }

  @Test
  void answersEveryRequest() {
    assertThat(CUSTOMERS.refusals()).isEmpty();
    assertThat(CUSTOMERS.answers().keySet())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, ALL).mapToObj(CrashIT::key).toList());
  }

  @Test
  void answersTheSameKeyWithTheSameTicket() {
    assertThat(CUSTOMERS.answers())
        .allSatisfy((key, numbers) -> assertThat(numbers.stream().distinct()).hasSize(1));
  }

  @Test
  void opensOneTicketForEachKeyAndNoOther() {
    assertThat(tickets).map(TicketView::number).containsExactlyInAnyOrderElementsOf(answered());
  }

  @Test
  void startsOneProcessForEachTicket() {
    assertThat(camunda.instances("incident"))
        .map(String::valueOf)
        .containsExactlyInAnyOrderElementsOf(tickets.stream().map(CrashIT::instance).toList());
  }

  @Test
  void bringsEachTicketToItsFirstTaskOnce() {
    assertThat(firstTasks)
        .map(OpenTask::ticketNumber)
        .containsExactlyInAnyOrderElementsOf(answered());
  }

  @Test
  void confirmsEachReceiptUnderOneMessageId() {
    assertThat(messageIdsByRecipient())
        .hasSize(ALL)
        .allSatisfy((recipient, ids) -> assertThat(ids).hasSize(1));
  }

  @Test
  void namesTheTicketInItsReceipt() {
    var numbers =
        CUSTOMERS.answers().entrySet().stream()
            .collect(
                toMap(
                    answer -> recipient(answer.getKey()), answer -> answer.getValue().getFirst()));
    assertThat(mails)
        .allSatisfy(mail -> assertThat(mail.subject()).contains(numbers.get(mail.to().getFirst())));
  }

  @Test
  void tellsEveryNewBrokerHowFarTimeWasMoved() {
    assertThat(waitsForFirstTask()).allSatisfy(wait -> assertThat(wait).isPositive());
  }

  @Test
  void saysWhichPartOfThePlatformEndedAndWasStartedAgain() {
    assertThat(VIGIE.console().lines())
        .filteredOn(line -> line.contains("ended unexpectedly, started again"))
        .hasSize(CRASHES.childrenKilled());
  }

  @Test
  void leavesNoIncident() {
    assertThat(camunda.activeIncidents()).isEmpty();
  }

  private static void during(int wave, Runnable crash) {
    var answered = CUSTOMERS.answers().size();
    CUSTOMERS.post(wave(wave));
    CUSTOMERS.awaitKeysAnswered(answered + ANSWERED_BEFORE_CRASH);
    CRASHES.measured(crash);
  }

  /** Tickets are taken without the broker, so its return shows in their processes. */
  private static void crashPlatform() {
    CRASHES.of(Crashes.CHILDREN);
    CUSTOMERS.awaitAllAnswered();
    await()
        .atMost(PATIENCE)
        .until(() -> CONTRACT.tickets().stream().noneMatch(t -> instance(t).isEmpty()));
  }

  /** Then nothing may be owed any more: to the engine, or to the mail server. */
  private static void awaitFirstTasks(int count) throws IOException {
    await().atMost(PATIENCE).until(() -> firstTasks().size() >= count);
    VIGIE.pass(Duration.ofSeconds(1));
  }

  private static List<OpenTask> firstTasks() {
    return camunda.openTasks("Activity_CallBack");
  }

  /** Its key, as the link to Operate has it; empty until it has started. */
  private static String instance(TicketView ticket) {
    return ticket.links().operate().replaceFirst(".*/operate(/processes/)?", "");
  }

  private static List<String> answered() {
    return CUSTOMERS.answers().values().stream().map(List::getFirst).toList();
  }

  private static Map<String, Set<String>> messageIdsByRecipient() {
    return mails.stream()
        .collect(
            groupingBy(mail -> mail.to().getFirst(), mapping(Contract.Mail::messageId, toSet())));
  }

  /** By the application's clock when it was received, by the broker's when the task came. */
  private static List<Duration> waitsForFirstTask() {
    var receivedAt = tickets.stream().collect(toMap(TicketView::number, TicketView::receivedAt));
    return firstTasks.stream()
        .map(task -> Duration.between(receivedAt.get(task.ticketNumber()), task.createdAt()))
        .toList();
  }

  private static List<Request> wave(int wave) {
    var first =
        IntStream.range(wave * WAVE, (wave + 1) * WAVE)
            .boxed()
            .flatMap(i -> i % 10 == 0 ? Stream.of(request(i), request(i)) : Stream.of(request(i)));
    return Stream.concat(first, repeated(wave - 1).stream()).toList();
  }

  private static List<Request> repeated(int wave) {
    return IntStream.range(Math.max(0, wave * WAVE), (wave + 1) * WAVE)
        .filter(i -> i % 10 == 5)
        .mapToObj(CrashIT::request)
        .toList();
  }

  private static Request request(int i) {
    var body =
        """
        {"agreement": "trackforce", "customer": "acme",
         "contact": {"name": "Person %d", "email": "%s", "language": "%s"},
         "service": "GuardTek", "severity": "%s", "type": "incident",
         "subject": "Guard tour %d cannot be started", "description": "Since 8 o'clock."}
        """
            .formatted(
                i,
                recipient(key(i)),
                i % 2 == 0 ? "fr" : "en",
                SEVERITIES.get(i % SEVERITIES.size()),
                i);
    return new Request(key(i), body);
  }

  private static String key(int i) {
    return "ticket-" + i;
  }

  private static String recipient(String key) {
    return key + "@acme.example";
  }

  private static void summarize(Duration all) {
    System.out.printf(
        "%d tickets, %d answers, %d requests repeated for want of one; outages of %s s; first task"
            + " after at most %d s; %d mails repeated; %d s in all%n",
        tickets.size(),
        CUSTOMERS.answers().values().stream().mapToInt(List::size).sum(),
        CUSTOMERS.repetitions(),
        CRASHES.outagesInSeconds(),
        waitsForFirstTask().stream().max(Comparator.naturalOrder()).orElseThrow().toSeconds(),
        mails.size() - mails.stream().map(Contract.Mail::messageId).distinct().count(),
        all.toSeconds());
  }
}
