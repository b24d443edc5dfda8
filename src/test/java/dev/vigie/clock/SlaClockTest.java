package dev.vigie.clock;

import static dev.vigie.agreement.Objective.RESOLUTION;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.agreement.Promise;
import dev.vigie.agreement.Target;
import dev.vigie.calendar.Calendars;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** One promise to one ticket, on a desk that is open Monday to Friday, 09:00 to 18:00 in Paris. */
class SlaClockTest {

  private static final Calendars CALENDARS = Calendars.load(Path.of("bpmn/calendars"));
  private static final Instant MONDAY_1000 = paris("2026-11-23T10:00");

  private final SlaClock clock = clock(pausable("PT4H"));

  @Nested
  class WhileRunning {

    @Test
    void isDueWhenItsTermHasPassed() {
      assertThat(clock.state()).isEqualTo(ClockState.RUNNING);
      assertThat(clock.dueAt()).contains(paris("2026-11-23T14:00"));
    }

    @Test
    void warnsAfterThreeQuartersOfIt() {
      assertThat(clock.warnAt()).contains(paris("2026-11-23T13:00"));
    }

    @Test
    void warnsOfARangeFromItsBeginning() {
      var range = clock(promise("14BD..28BD"));

      assertThat(range.warnAt()).contains(paris("2026-12-11T10:00"));
      assertThat(range.dueAt()).contains(paris("2027-01-04T10:00"));
    }

    @Test
    void doesNotMindBeingResumed() {
      var plan = clock.planNumber();

      assertThat(clock.resume(after(1), CALENDARS)).isFalse();
      assertThat(clock.planNumber()).isEqualTo(plan);
    }

    @Test
    void answersOnlyToTheAlarmOfItsNewestPlan() {
      var plan = clock.planNumber();
      clock.pause(after(1), CALENDARS);
      clock.resume(after(2), CALENDARS);

      assertThat(clock.running(plan)).isFalse();
      assertThat(clock.running(clock.planNumber())).isTrue();
    }
  }

  @Nested
  class WhilePaused {

    @Test
    void isNotDueAtAll() {
      assertThat(clock.pause(after(1), CALENDARS)).isTrue();

      assertThat(clock.state()).isEqualTo(ClockState.PAUSED);
      assertThat(clock.dueAt()).isEmpty();
      assertThat(clock.warnAt()).isEmpty();
    }

    @Test
    void doesNotMindBeingPausedAgain() {
      clock.pause(after(1), CALENDARS);
      var plan = clock.planNumber();

      assertThat(clock.pause(after(2), CALENDARS)).isFalse();
      clock.resume(after(3), CALENDARS);
      assertThat(clock.planNumber()).isEqualTo(plan + 1);
      assertThat(clock.dueAt()).contains(after(6));
    }

    @Test
    void givesBackTheTimeThatItStoodStill() {
      waitForCustomer(1, 2);
      waitForCustomer(3, 5);

      assertThat(clock.dueAt()).contains(after(7));
    }

    @Test
    void countsNothingForAWaitThatLiesOutsideOpeningHours() {
      clock.pause(paris("2026-11-23T19:00"), CALENDARS);
      clock.resume(paris("2026-11-24T08:00"), CALENDARS);

      assertThat(clock.dueAt()).contains(paris("2026-11-23T14:00"));
    }

    @Test
    void isMetWhateverTheHour() {
      clock.pause(after(1), CALENDARS);
      clock.meet(paris("2026-12-24T10:00"), CALENDARS);

      assertThat(clock.state()).isEqualTo(ClockState.MET);
    }
  }

  @Nested
  class ThatTheAgreementDoesNotLetPause {

    private final SlaClock steadfast = clock(promise("PT4H"));

    @Test
    void runsOn() {
      assertThat(steadfast.pause(after(1), CALENDARS)).isFalse();
      assertThat(steadfast.state()).isEqualTo(ClockState.RUNNING);
      assertThat(steadfast.dueAt()).contains(after(4));
    }
  }

  @Nested
  class OfAnotherSeverity {

    @Test
    void countsFromTheReceiptAndKeepsPauses() {
      waitForCustomer(1, 2);
      assertThat(clock.retarget(pausable("PT6H"), after(3), CALENDARS)).isTrue();

      assertThat(clock.dueAt()).contains(after(7));
      assertThat(clock.startedAt()).isEqualTo(MONDAY_1000);
    }

    @Test
    void mayBeDueInThePast() {
      clock.retarget(pausable("PT1H"), after(3), CALENDARS);

      assertThat(clock.dueAt()).contains(after(1));
    }

    @Test
    void warnsAgainIfThereIsTimeToAct() {
      clock.warn(after(3));
      clock.retarget(pausable("PT7H"), after(3), CALENDARS);

      assertThat(clock.warnedAt()).isEmpty();
    }

    @Test
    void staysPaused() {
      clock.pause(after(1), CALENDARS);
      clock.retarget(pausable("PT6H"), after(2), CALENDARS);

      assertThat(clock.state()).isEqualTo(ClockState.PAUSED);
      clock.resume(after(3), CALENDARS);
      assertThat(clock.dueAt()).contains(after(8));
    }

    @Test
    void keepsAPauseThatBeganAndEndedWhileNothingWasPromised() {
      clock.retarget(pausable(null), after(1), CALENDARS);
      clock.pause(after(1), CALENDARS);
      clock.resume(after(2), CALENDARS);
      clock.retarget(pausable("PT4H"), after(3), CALENDARS);

      assertThat(clock.state()).isEqualTo(ClockState.RUNNING);
      assertThat(clock.dueAt()).contains(after(5));
    }

    @Test
    void staysPausedIfNothingWasPromisedInBetween() {
      clock.pause(after(1), CALENDARS);
      clock.retarget(pausable(null), after(1), CALENDARS);
      clock.retarget(pausable("PT4H"), after(2), CALENDARS);

      assertThat(clock.state()).isEqualTo(ClockState.PAUSED);
      clock.resume(after(3), CALENDARS);
      assertThat(clock.dueAt()).contains(after(6));
    }

    @Test
    void leavesWhatWasMet() {
      clock.meet(after(2), CALENDARS);

      assertThat(clock.retarget(promise("PT1H"), after(3), CALENDARS)).isFalse();
      assertThat(clock.state()).isEqualTo(ClockState.MET);
    }

    @Test
    void leavesWhatWasBreached() {
      clock.breach();
      clock.retarget(promise("7BD"), after(5), CALENDARS);

      assertThat(clock.state()).isEqualTo(ClockState.BREACHED);
      assertThat(clock.breachedAt()).contains(after(4));
    }
  }

  @Nested
  class Met {

    @Test
    void atTheLastInstantIsKept() {
      clock.meet(after(4), CALENDARS);

      assertThat(clock.state()).isEqualTo(ClockState.MET);
      assertThat(clock.breachedAt()).isEmpty();
    }

    @Test
    void tooLateIsABreachOfTheDueInstant() {
      clock.meet(after(4).plusMillis(1), CALENDARS);

      assertThat(clock.state()).isEqualTo(ClockState.BREACHED);
      assertThat(clock.breachedAt()).contains(after(4));
      assertThat(clock.metAt()).contains(after(4).plusMillis(1));
    }

    @Test
    void twiceIsMetOnce() {
      clock.meet(after(2), CALENDARS);
      clock.meet(after(5), CALENDARS);

      assertThat(clock.metAt()).contains(after(2));
      assertThat(clock.state()).isEqualTo(ClockState.MET);
    }

    @Test
    void afterABreachStaysBreached() {
      clock.breach();
      clock.meet(after(5), CALENDARS);

      assertThat(clock.state()).isEqualTo(ClockState.BREACHED);
      assertThat(clock.metAt()).contains(after(5));
    }
  }

  @Nested
  class OwedAgain {

    @Test
    void doesNotCountTheTimeInBetween() {
      clock.meet(after(1), CALENDARS);
      clock.reopen(promise("PT4H"), after(5), CALENDARS);

      assertThat(clock.state()).isEqualTo(ClockState.RUNNING);
      assertThat(clock.metAt()).isEmpty();
      assertThat(clock.dueAt()).contains(after(8));
    }

    @Test
    void twiceIsOwedOnce() {
      clock.meet(after(1), CALENDARS);
      clock.reopen(promise("PT4H"), after(5), CALENDARS);
      clock.reopen(promise("PT4H"), after(6), CALENDARS);

      assertThat(clock.dueAt()).contains(after(8));
    }

    @Test
    void staysBreachedIfItWas() {
      clock.breach();
      clock.meet(after(5), CALENDARS);
      clock.reopen(promise("PT4H"), after(6), CALENDARS);

      assertThat(clock.state()).isEqualTo(ClockState.BREACHED);
    }

    @Test
    void countsAsWhatIsPromisedByThen() {
      clock.meet(after(1), CALENDARS);
      clock.reopen(promise("PT2H"), after(5), CALENDARS);

      assertThat(clock.dueAt()).contains(after(6));
    }
  }

  @Nested
  class OfARecurringPromise {

    private final SlaClock updates = clock(promise("PT90M"));

    @Test
    void beginsANewPeriodWithEachUpdate() {
      var sent = MONDAY_1000.plus(ofMinutes(80));
      updates.warn(sent);
      updates.nextPeriod(sent, sent, CALENDARS);

      assertThat(updates.dueAt()).contains(sent.plus(ofMinutes(90)));
      assertThat(updates.warnedAt()).isEmpty();
      assertThat(updates.slot()).isEqualTo(1);
    }

    @Test
    void countsAMissedPeriodFromTheInstantThatWasMissed() {
      var late = MONDAY_1000.plus(ofMinutes(100));
      updates.missPeriod(late, CALENDARS);

      assertThat(updates.state()).isEqualTo(ClockState.RUNNING);
      assertThat(updates.breachedAt()).contains(MONDAY_1000.plus(ofMinutes(90)));
      assertThat(updates.dueAt()).contains(MONDAY_1000.plus(ofMinutes(180)));
    }

    @Test
    void asksOneAgentUntilTheUpdateIsWritten() {
      assertThat(updates.askForUpdate(1)).isTrue();
      assertThat(updates.askForUpdate(1)).isTrue();
      assertThat(updates.askForUpdate(2)).isFalse();

      updates.updateWritten();
      assertThat(updates.askForUpdate(3)).isTrue();
    }

    @Test
    void endsWithoutABreach() {
      updates.end(after(1));

      assertThat(updates.state()).isEqualTo(ClockState.ENDED);
      assertThat(updates.breachedAt()).isEmpty();
    }
  }

  @Nested
  class WithoutATermInTheAgreement {

    private final SlaClock silent = clock(pausable(null));

    @Test
    void isNeverArmed() {
      assertThat(silent.state()).isEqualTo(ClockState.NOT_SPECIFIED);
      assertThat(silent.dueAt()).isEmpty();
      assertThat(silent.warnAt()).isEmpty();
      assertThat(silent.deadline(CALENDARS)).isEmpty();
    }

    @Test
    void isNeitherMetNorPausedNorEndedNorOwedAgain() {
      assertThat(silent.pause(after(1), CALENDARS)).isFalse();
      assertThat(silent.resume(after(2), CALENDARS)).isFalse();
      silent.meet(after(3), CALENDARS);
      silent.end(after(4));
      silent.reopen(pausable(null), after(5), CALENDARS);

      assertThat(silent.state()).isEqualTo(ClockState.NOT_SPECIFIED);
    }

    @Test
    void runsFromTheReceiptOnceASeverityPromisesOne() {
      silent.retarget(promise("PT4H"), after(2), CALENDARS);

      assertThat(silent.state()).isEqualTo(ClockState.RUNNING);
      assertThat(silent.dueAt()).contains(after(4));
    }
  }

  private void waitForCustomer(int fromHour, int toHour) {
    clock.pause(after(fromHour), CALENDARS);
    clock.resume(after(toHour), CALENDARS);
  }

  private static SlaClock clock(Promise promise) {
    return SlaClock.started("ticket", promise, MONDAY_1000, CALENDARS);
  }

  private static Promise promise(String term) {
    return new Promise(RESOLUTION, Target.parse(term), "trackforce", "a/1", false);
  }

  private static Promise pausable(String term) {
    var target = Target.parse(term == null ? "not specified" : term);
    return new Promise(RESOLUTION, target, "trackforce", "a/1", true);
  }

  private static Instant after(int hours) {
    return MONDAY_1000.plus(ofHours(hours));
  }

  private static Instant paris(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Paris")).toInstant();
  }
}
