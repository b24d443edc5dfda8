package dev.vigie.clock;

import static dev.vigie.agreement.Objective.RESOLUTION;
import static dev.vigie.agreement.Target.Untimed.NOT_SPECIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.agreement.Promise;
import dev.vigie.agreement.Target;
import dev.vigie.calendar.Calendars;
import dev.vigie.testing.Law;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;

/** Whatever happens to a ticket, its clock says what a person with paper and pencil would say. */
class SlaClockPropertiesTest {

  private static final Calendars CALENDARS = Calendars.load(Path.of("bpmn/calendars"));
  private static final Instant RECEIVED = Instant.parse("2026-10-22T08:00:00Z");

  /** What can happen to a clock, so long after what happened before. */
  record Happening(What what, Duration later, Optional<Duration> term) {

    enum What {
      PAUSE,
      RESUME,
      CHANGE_OF_SEVERITY,
      MEET,
      END,
      REOPEN
    }
  }

  @Law
  void theDueInstantIsThatOfTheLedger(
      @ForAll("calendars") String calendar,
      @ForAll("terms") Optional<Duration> term,
      @ForAll("stories") List<Happening> story) {
    var ledger = new Ledger(CALENDARS.get(calendar), RECEIVED, term);
    var clock = started(calendar, term);
    var now = RECEIVED;
    for (var happening : story) {
      now = now.plus(happening.later());
      ledger.note(happening, now);
      happen(clock, happening, now, calendar);

      assertThat(clock.state()).as("%s at %s", happening, now).isEqualTo(ledger.state());
      assertThat(clock.deadline(CALENDARS).flatMap(deadline -> deadline.dueAt()))
          .as("%s at %s", happening, now)
          .isEqualTo(ledger.due());
      if (clock.state() == ClockState.RUNNING || clock.state() == ClockState.PAUSED) {
        assertThat(clock.dueAt()).isEqualTo(ledger.due());
      }
    }
  }

  @Law
  void theExplanationCountsTheStretchesThatRan(
      @ForAll("calendars") String calendar,
      @ForAll("lengths") Duration term,
      @ForAll("waits") List<Happening> waits) {
    var ledger = new Ledger(CALENDARS.get(calendar), RECEIVED, Optional.of(term));
    var clock = started(calendar, Optional.of(term));
    var now = RECEIVED;
    for (var happening : waits) {
      now = now.plus(happening.later());
      ledger.note(happening, now);
      happen(clock, happening, now, calendar);
    }
    var counted = clock.deadline(CALENDARS).orElseThrow().explain().counted();

    assertThat(counted).isEqualTo(ledger.due().isPresent() ? term : ledger.used());
  }

  /** The engine delivers at least once. */
  @Law
  void whatHappensTwiceHappensOnce(
      @ForAll("calendars") String calendar,
      @ForAll("terms") Optional<Duration> term,
      @ForAll("stories") List<Happening> story) {
    var clock = started(calendar, term);
    var now = RECEIVED;
    for (var happening : story) {
      now = now.plus(happening.later());
      happen(clock, happening, now, calendar);
      var once = told(clock);
      if (happening.what() != Happening.What.CHANGE_OF_SEVERITY) {
        happen(clock, happening, now, calendar);

        assertThat(told(clock)).as("%s at %s", happening, now).isEqualTo(once);
      }
    }
  }

  @Law
  void planNumbersOnlyGrowAndEveryNewPlanHasANewOne(
      @ForAll("calendars") String calendar,
      @ForAll("terms") Optional<Duration> term,
      @ForAll("stories") List<Happening> story) {
    var clock = started(calendar, term);
    var now = RECEIVED;
    for (var happening : story) {
      var plan = clock.planNumber();
      var due = clock.dueAt();
      var state = clock.state();
      now = now.plus(happening.later());
      happen(clock, happening, now, calendar);

      assertThat(clock.planNumber()).isGreaterThanOrEqualTo(plan);
      if (!clock.dueAt().equals(due) || clock.state() != state) {
        assertThat(clock.planNumber()).as("%s at %s", happening, now).isGreaterThan(plan);
      }
    }
  }

  @Law
  void aWarningNeverComesAfterTheDueInstant(
      @ForAll("calendars") String calendar,
      @ForAll("terms") Optional<Duration> term,
      @ForAll("stories") List<Happening> story) {
    var clock = started(calendar, term);
    var now = RECEIVED;
    for (var happening : story) {
      now = now.plus(happening.later());
      happen(clock, happening, now, calendar);

      clock
          .dueAt()
          .ifPresent(
              due ->
                  assertThat(clock.warnAt())
                      .hasValueSatisfying(at -> assertThat(at).isBeforeOrEqualTo(due)));
    }
  }

  @Provide
  Arbitrary<String> calendars() {
    return Arbitraries.of(CALENDARS.ids());
  }

  @Provide
  Arbitrary<Duration> lengths() {
    return Arbitraries.integers().between(1, 60).map(Duration::ofHours);
  }

  /** Sometimes an agreement promises nothing. */
  @Provide
  Arbitrary<Optional<Duration>> terms() {
    return lengths().optional(0.9);
  }

  @Provide
  Arbitrary<List<Happening>> stories() {
    return happenings(Happening.What.values());
  }

  @Provide
  Arbitrary<List<Happening>> waits() {
    return happenings(Happening.What.PAUSE, Happening.What.RESUME);
  }

  private Arbitrary<List<Happening>> happenings(Happening.What... whats) {
    var later =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 30).map(Duration::ofHours),
            Arbitraries.longs().between(0, 100_000_000).map(Duration::ofMillis));
    return Combinators.combine(Arbitraries.of(whats), later, terms())
        .as(Happening::new)
        .list()
        .ofMaxSize(12);
  }

  private static SlaClock started(String calendar, Optional<Duration> term) {
    return SlaClock.started("ticket", promise(calendar, term), RECEIVED, CALENDARS);
  }

  private static Promise promise(String calendar, Optional<Duration> term) {
    return promise(calendar, term.map(Duration::toString).map(Target::parse).orElse(NOT_SPECIFIED));
  }

  private static Promise promise(String calendar, Target target) {
    return new Promise(RESOLUTION, target, calendar, "a/1", true);
  }

  private static void happen(SlaClock clock, Happening happening, Instant at, String calendar) {
    switch (happening.what()) {
      case PAUSE -> clock.pause(at, CALENDARS);
      case RESUME -> clock.resume(at, CALENDARS);
      case CHANGE_OF_SEVERITY -> clock.retarget(promise(calendar, happening.term()), at, CALENDARS);
      case MEET -> clock.meet(at, CALENDARS);
      case END -> clock.end(at);
      case REOPEN -> clock.reopen(promise(calendar, clock.target()), at, CALENDARS);
    }
  }

  private static List<Object> told(SlaClock clock) {
    return List.of(
        clock.state(),
        clock.planNumber(),
        clock.dueAt(),
        clock.warnAt(),
        clock.metAt(),
        clock.breachedAt());
  }
}
