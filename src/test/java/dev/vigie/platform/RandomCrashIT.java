package dev.vigie.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vigie.platform.OperateAndTasklist.OpenTask;
import dev.vigie.ticket.TicketStatus;
import dev.vigie.ticket.TicketView;
import dev.vigie.ticket.TimelineKind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Tickets live through random lives under all agreements while the application and parts of its
 * platform are killed at random moments. Whoever gets no answer asks again. In the end every ticket
 * is closed, and its timeline is held against its agreement.
 *
 * <p>The seed is printed; {@code -Dvigie.seed=} wants the same lives and the same crashes, though
 * what they meet may differ by milliseconds. {@code -Dcrash.tickets=}, {@code -Dcrash.rounds=} and
 * {@code -Dcrash.kills=} make it smaller.
 */
class RandomCrashIT {

  private static final long SEED =
      Long.getLong("vigie.seed", new Random().nextInt(Integer.MAX_VALUE));
  private static final int TICKETS = Integer.getInteger("crash.tickets", 200);
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 6);
  private static final int KILLS = Integer.getInteger("crash.kills", 5);
  private static final int AT_ONCE = 12;
  private static final int MOST_ROUNDS_TO_THE_END = 6;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration REOPENING = Duration.ofDays(8);
  private static final List<Duration> PASSING =
      List.of(
          Duration.ofMinutes(5),
          Duration.ofMinutes(25),
          Duration.ofMinutes(50),
          Duration.ofHours(3),
          Duration.ofHours(7),
          Duration.ofHours(26));

  private static final LocalVigie VIGIE = new LocalVigie("random-crash-it");
  private static final Contract CONTRACT = new Contract(VIGIE);
  private static final Crashes CRASHES = new Crashes(VIGIE);
  private static final Insistence INSISTENCE = new Insistence(VIGIE);
  private static final InsistentClients CUSTOMERS = new InsistentClients(VIGIE, AT_ONCE);
  private static final ExecutorService THREADS = Executors.newFixedThreadPool(AT_ONCE);
  private static final Random CHANCE = new Random(SEED);
  private static final List<Crash> PLANNED =
      IntStream.range(0, KILLS).mapToObj(i -> Crash.any()).toList();

  private static final List<RandomLife> LIVES =
      IntStream.range(0, TICKETS).mapToObj(i -> new RandomLife(SEED, i)).toList();

  private static Office office;

  /**
   * When something is killed, and what.
   *
   * @param after the share of the round's steps that are done before; all of them: while time
   *     passes
   * @param children of the platform; empty: the application, and the platform with it
   */
  private record Crash(int round, double after, List<String> children) {

    private static final List<List<String>> WHAT =
        List.of(
            List.of(), List.of(), List.of("zeebe"), List.of("zeebe", "webapps"), Crashes.CHILDREN);

    static Crash any() {
      var what = WHAT.get(CHANCE.nextInt(WHAT.size()));
      return new Crash(CHANCE.nextInt(ROUNDS), Math.min(1, CHANCE.nextDouble() * 1.3), what);
    }
  }

  @BeforeAll
  static void livesThroughCrashes() throws Exception {
    var begun = System.nanoTime();
    System.out.printf("Repeat with -Dvigie.seed=%d; crashes: %s%n", SEED, PLANNED);
    VIGIE.start();
    office = new Office(VIGIE, INSISTENCE);
    CUSTOMERS.post(LIVES.stream().map(RandomLife::request).toList());
    CUSTOMERS.awaitAllAnswered();
    for (int round = 0; round < ROUNDS; round++) {
      live(round);
      pass(round, PASSING.get(CHANCE.nextInt(PASSING.size())));
    }
    LIVES.forEach(RandomLife::hurry);
    for (int round = 0; round < MOST_ROUNDS_TO_THE_END && !living().isEmpty(); round++) {
      live(ROUNDS + round);
    }
    office.pass(REOPENING);
    summarize(Duration.ofNanos(System.nanoTime() - begun));
  }

  @AfterAll
  static void stop() {
    THREADS.shutdownNow();
    CUSTOMERS.close();
    VIGIE.close();
  }

  @Test
  void keepsEveryTimelineToItsAgreement() throws IOException {
    var complaints = new ArrayList<String>();
    for (var ticket : CONTRACT.tickets()) {
      complaints.addAll(CONTRACT.complaints(ticket.number()));
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void opensOneTicketForEachKey() throws IOException {
    assertThat(CUSTOMERS.refusals()).isEmpty();
    assertThat(CUSTOMERS.answers()).hasSize(TICKETS);
    assertThat(CONTRACT.tickets())
        .map(TicketView::number)
        .containsExactlyInAnyOrderElementsOf(LIVES.stream().map(RandomCrashIT::number).toList());
  }

  /** What the timeline says was sent is what the mail server took, a repetition being the same. */
  @Test
  void sendsNoMailTwiceUnderAnotherMessageId() throws IOException {
    var mails = CONTRACT.mails();
    for (var life : LIVES) {
      var number = number(life);
      var ids =
          mails.stream()
              .filter(mail -> mail.subject().startsWith("[%s]".formatted(number)))
              .map(Contract.Mail::messageId)
              .collect(Collectors.toSet());
      assertThat(ids)
          .as(number)
          .hasSameSizeAs(CONTRACT.happened(number, TimelineKind.MAIL_SENT))
          .isNotEmpty();
    }
  }

  @Test
  void leavesNoTicketStuck() throws IOException {
    assertThat(CONTRACT.tickets())
        .map(TicketView::status)
        .containsOnly(TicketStatus.CLOSED, TicketStatus.WITHDRAWN);
    await("nobody has anything to do")
        .atMost(PATIENCE)
        .until(() -> office.tasks().values().stream().allMatch(Map::isEmpty));
    await("every process has ended").atMost(PATIENCE).until(() -> office.ticketsUnderWay() == 0);
  }

  @Test
  void leavesNoIncident() {
    assertThat(office.incidents()).isEmpty();
  }

  @Test
  void killedWhatWasPlanned() {
    assertThat(CRASHES.outagesInSeconds()).hasSize(KILLS);
  }

  /** Each ticket goes one step on, many at once, and the crashes of the round come in between. */
  private static void live(int round) throws Exception {
    var living = living();
    var tasks = awaitTasks(living);
    var done = new AtomicInteger();
    var steps = living.stream().map(life -> THREADS.submit(() -> step(life, tasks, done))).toList();
    for (var crash : crashes(round, false)) {
      var share = (int) (crash.after() * steps.size());
      await("%d steps to be done".formatted(share))
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(10))
          .until(done::get, count -> count >= share);
      crash(crash);
    }
    awaitAll(steps);
  }

  private static void pass(int round, Duration time) throws Exception {
    var passing = THREADS.submit(() -> passed(time));
    for (var crash : crashes(round, true)) {
      crash(crash);
    }
    awaitAll(List.of(passing));
  }

  private static Void passed(Duration time) throws InterruptedException {
    office.pass(time);
    return null;
  }

  private static List<Crash> crashes(int round, boolean whileTimePasses) {
    return PLANNED.stream()
        .filter(crash -> crash.round() == round && crash.after() >= 1 == whileTimePasses)
        .sorted((one, other) -> Double.compare(one.after(), other.after()))
        .toList();
  }

  private static void crash(Crash crash) throws Exception {
    office.closes();
    CRASHES.measured(
        () -> {
          if (crash.children().isEmpty()) {
            CRASHES.ofApplication();
          } else {
            CRASHES.of(crash.children());
          }
        });
    office.reopens();
  }

  private static Void step(
      RandomLife life, Map<String, Map<String, OpenTask>> tasks, AtomicInteger done)
      throws Exception {
    try {
      var steps = new LifeSteps(life, number(life), VIGIE, office, INSISTENCE);
      steps.take(tasks);
      return null;
    } finally {
      done.incrementAndGet();
    }
  }

  /** Those whose tickets are not closed for good. */
  private static List<RandomLife> living() {
    var over =
        tickets().stream()
            .filter(ticket -> !ticket.status().open())
            .collect(Collectors.toMap(TicketView::number, TicketView::status));
    return LIVES.stream()
        .filter(life -> over.get(number(life)) != TicketStatus.WITHDRAWN)
        .filter(life -> !over.containsKey(number(life)) || life.mayComeBack())
        .toList();
  }

  /** A ticket that is open always has something for an agent to do, or it is stuck. */
  private static Map<String, Map<String, OpenTask>> awaitTasks(List<RandomLife> living) {
    var tasks = new AtomicReference<Map<String, Map<String, OpenTask>>>();
    await("a task for each ticket that is open")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              tasks.set(office.tasks());
              return withoutTask(living, tasks.get());
            },
            List::isEmpty);
    return tasks.get();
  }

  private static List<String> withoutTask(
      List<RandomLife> living, Map<String, Map<String, OpenTask>> tasks) {
    var open = tickets().stream().filter(t -> t.status().open()).map(TicketView::number).toList();
    return living.stream()
        .map(RandomCrashIT::number)
        .filter(open::contains)
        .filter(
            number -> Office.MAIN_TASKS.stream().noneMatch(e -> tasks.get(e).containsKey(number)))
        .toList();
  }

  private static List<TicketView> tickets() {
    Callable<List<TicketView>> all = CONTRACT::tickets;
    return await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(Throwable.class)
        .until(all, found -> true);
  }

  private static String number(RandomLife life) {
    return CUSTOMERS.answers().get(life.key()).getFirst();
  }

  private static void awaitAll(List<? extends Future<?>> doings) throws InterruptedException {
    for (var doing : doings) {
      try {
        doing.get();
      } catch (ExecutionException failed) {
        throw new AssertionError("seed " + SEED, failed.getCause());
      }
    }
  }

  private static void summarize(Duration all) throws IOException {
    var lines = 0;
    for (var life : LIVES) {
      lines += CONTRACT.complaints(number(life)).size();
    }
    System.out.printf(
        "%d tickets, %s; outages of %s s; %d requests repeated for want of an answer; %d"
            + " complaints; %d s in all%n",
        TICKETS,
        CONTRACT.tickets().stream()
            .collect(Collectors.groupingBy(TicketView::status, Collectors.counting())),
        CRASHES.outagesInSeconds(),
        INSISTENCE.repetitions() + CUSTOMERS.repetitions(),
        lines,
        all.toSeconds());
  }
}
