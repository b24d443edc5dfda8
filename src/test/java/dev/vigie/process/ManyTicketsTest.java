package dev.vigie.process;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.clock.ClockState;
import dev.vigie.clock.SlaClock;
import dev.vigie.customer.CustomerStanding;
import dev.vigie.customer.Customers;
import dev.vigie.testing.Clause;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.TestMailServer;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.Duplicates;
import dev.vigie.ticket.TicketStatus;
import dev.vigie.ticket.TimelineKind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What concerns more than one ticket: duplicates, incidents of many customers, and what follows.
 */
@VigieTest
class ManyTicketsTest {

  @Autowired private EngineDriver driver;
  @Autowired private TicketStory story;
  @Autowired private TicketStory other;
  @Autowired private TicketStory last;
  @Autowired private Duplicates duplicates;
  @Autowired private Customers customers;
  @Autowired private TestMailServer mail;

  private int mailsBefore;

  @BeforeEach
  void onMonday() {
    driver.startOnMonday("10:00", "Europe/Paris");
    mailsBefore = mail.received().size();
  }

  @AfterEach
  void asUsual() {
    for (var customer : List.of("acme", "globex")) {
      stands(customer, null, List.of());
    }
  }

  @Nested
  class ADuplicate {

    @BeforeEach
    void twice() throws Exception {
      story.openAndAssess("trackforce", "", "Low");
      driver.pass(ofMinutes(5));
      other.openAndAssess("trackforce", "", "Low");
    }

    @Test
    void isWorkedOnInTheEarlierTicket() throws Exception {
      merge(other, story);

      assertThat(other.ticket().status()).isEqualTo(TicketStatus.MERGED);
      assertThat(other.clocks()).extracting(SlaClock::state).doesNotContain(ClockState.RUNNING);
      assertThat(story.entry(TimelineKind.DUPLICATE_MERGED).arguments())
          .containsExactly(other.number());
      assertThat(story.ticket().unreadReply()).isTrue();
      assertThat(other.mailsTo("alice@acme.example").getLast().text()).contains(story.number());
      assertThat(other.complaints()).isEmpty();
      assertThat(story.complaints()).isEmpty();
    }

    @Test
    void passesItsRepliesOn() throws Exception {
      merge(other, story);
      other.reply("And it is back since noon");

      assertThat(story.entry(TimelineKind.REPLY_RECEIVED).detail())
          .contains("And it is back since noon");
      assertThat(other.all(TimelineKind.REPLY_RECEIVED)).isEmpty();
    }

    @Test
    void isNoneOfALaterOneWhoseTimesAreLaterToo() throws Exception {
      refused(story, other.number());
    }

    @Test
    void isNoneOfItself() throws Exception {
      refused(story, story.number());
    }

    @Test
    void isNoneOfAnUnknownOne() throws Exception {
      refused(other, "V-9999-999");
    }

    @Test
    void isNoneOfAClosedOne() throws Exception {
      story.work("resolution", "Restart");
      story.reply("Works", true);
      refused(other, story.number());
    }

    @Test
    void leadsFromOneToTheNextWhereverItIsWorkedOn() throws Exception {
      driver.pass(ofMinutes(5));
      last.openAndAssess("trackforce", "", "Low");
      merge(last, other);
      merge(other, story);
      last.reply("And it is back since noon");

      assertThat(story.entry(TimelineKind.REPLY_RECEIVED).detail())
          .contains("And it is back since noon");
      assertThat(other.all(TimelineKind.REPLY_RECEIVED)).isEmpty();
    }

    @Test
    @Clause({"trackforce/updates", "trackforce/channels", "trackforce/resolution"})
    void leavesNoTimersAndTasksBehindThatWereUnderWay() throws Exception {
      last.openAndAssess("trackforce", "", "Critical");
      driver.pass(ofMinutes(85));
      driver.completeOf(last.number(), "Activity_WriteUpdate", Map.of("note", "We look into it"));
      driver.pass(ofMinutes(85));
      assertThat(tasksOf(last))
          .contains("Activity_WriteUpdate", "Activity_CallCustomer", "Activity_WorkOnIncident");
      merge(last, story);
      assertThat(tasksOf(last)).isEmpty();
      assertThat(last.clocks()).extracting(SlaClock::state).doesNotContain(ClockState.RUNNING);
      var told = last.kinds();
      var mails = last.mailsTo("alice@acme.example").size();

      driver.pass(ofHours(12)); // update, resolution and escalations would have been due

      assertThat(last.kinds()).isEqualTo(told);
      assertThat(last.mailsTo("alice@acme.example")).hasSize(mails);
      assertThat(last.complaints()).isEmpty();
    }

    private List<String> tasksOf(TicketStory ticket) {
      return Stream.of("Activity_WriteUpdate", "Activity_CallCustomer", "Activity_WorkOnIncident")
          .filter(element -> driver.taskOf(ticket.number(), element).isPresent())
          .toList();
    }

    /** The agent had completed the task, and the customer was faster than the worker. */
    @Test
    void staysWithdrawnIfTheCustomerWasFaster() throws Exception {
      other.withdraw("Solved itself");
      mergedLate();

      assertThat(other.ticket().status()).isEqualTo(TicketStatus.WITHDRAWN);
      nothingCameOfIt();
    }

    @Test
    void staysClosedAndCanStillBeReopened() throws Exception {
      other.work("resolution", "Restart");
      other.reply("Works", true);
      mergedLate();

      assertThat(other.ticket().status()).isEqualTo(TicketStatus.CLOSED);
      nothingCameOfIt();
      other.reply("It is back");
      assertThat(other.ticket().status()).isEqualTo(TicketStatus.IN_PROGRESS);
    }

    @Test
    void mayHaveBeenClosedAndReopenedBefore() throws Exception {
      other.work("resolution", "Restart");
      other.reply("Works", true);
      other.reply("It is back");
      merge(other, story);

      assertThat(other.ticket().status()).isEqualTo(TicketStatus.MERGED);
      driver.pass(ofDays(8)); // longer than a closed one can be reopened
      other.reply("Still there");
      assertThat(story.all(TimelineKind.REPLY_RECEIVED)).hasSize(1);
      assertThat(other.complaints()).isEmpty();
    }

    private void mergedLate() {
      var attempt = duplicates.merge(other.ticket().id(), "late", story.number(), "", driver.now());
      assertThat(attempt.done()).isTrue();
    }

    private void nothingCameOfIt() throws Exception {
      assertThat(other.kinds()).doesNotContain(TimelineKind.MERGED);
      assertThat(story.kinds()).doesNotContain(TimelineKind.DUPLICATE_MERGED);
      assertThat(story.ticket().unreadReply()).isFalse();
      assertThat(other.complaints()).isEmpty();
      assertThat(story.complaints()).isEmpty();
    }

    private void refused(TicketStory duplicate, String number) {
      work(duplicate, Map.of("nextStep", "merge", "otherTicket", number, "note", "The same"));

      assertThat(duplicate.ticket().status()).isEqualTo(TicketStatus.IN_PROGRESS);
      assertThat(duplicate.kinds()).doesNotContain(TimelineKind.MERGED);
      assertThat(taskOf(duplicate)).isPresent();
    }
  }

  @Nested
  @Clause("offimizer/2.3.broadcast")
  class ABlockingIncident {

    @BeforeEach
    void manyAreAffected() throws Exception {
      stands("acme", "offimizer", List.of("it@acme.example"));
      stands("globex", "offimizer", List.of("ops@globex.example", "cio@globex.example"));
      story.openAndAssess("offimizer", "", "blocking");
      other.openAndAssess("offimizer", "", "blocking");
    }

    @Test
    void isAnnouncedToAllWhoHaveTheAgreement() {
      announce(null);

      assertThat(story.entry(TimelineKind.INCIDENT_ANNOUNCED).clause())
          .contains("offimizer/2.3.broadcast");
      for (var address : List.of("it@acme.example", "ops@globex.example", "cio@globex.example")) {
        assertThat(about(address)).singleElement();
      }
      assertThat(about("ops@globex.example").getFirst().text())
          .contains("Nobody can sign in")
          .doesNotContain(story.number(), "acme");
    }

    @Test
    void isAnnouncedOnlyToThoseWhoAreNamed() {
      announce("globex");

      assertThat(about("it@acme.example")).isEmpty();
      assertThat(about("ops@globex.example")).hasSize(1);
    }

    @Test
    void isNotAnnouncedToSomebodyUnknown() {
      announce("globex, initech");

      assertThat(story.kinds()).doesNotContain(TimelineKind.INCIDENT_ANNOUNCED);
      assertThat(taskOf(story)).isPresent();
    }

    @Test
    @Clause("offimizer/2.3.resolved")
    void isOverForAllWithItsSolution() throws Exception {
      announce(null);
      join();
      assertThat(taskOf(other)).isEmpty();
      story.work("resolution", "The directory answers again");
      story.reply("Yes", true);

      assertThat(about("ops@globex.example").getLast().text())
          .contains("The directory answers again");
      assertThat(other.ticket().status()).isEqualTo(TicketStatus.SOLUTION_OFFERED);
      assertThat(other.mailsTo("alice@acme.example").getLast().text())
          .contains("The directory answers again");
      assertThat(other.complaints()).isEmpty();
      assertThat(story.complaints()).isEmpty();
    }

    @Test
    void thatEndsWithoutASolutionIsWorkedOnInEachTicket() throws Exception {
      announce(null);
      join();
      story.withdraw("Not ours");
      driver.settle();

      assertThat(other.kinds()).contains(TimelineKind.INCIDENT_OVER);
      assertThat(taskOf(other)).isPresent();
    }

    @Test
    void thatIsOverIsNotWaitedFor() throws Exception {
      announce(null);
      story.work("resolution", "The directory answers again");
      story.reply("Yes", true);
      join();

      assertThat(other.kinds()).doesNotContain(TimelineKind.INCIDENT_JOINED);
      assertThat(taskOf(other)).isPresent();
    }

    private void announce(String affected) {
      var form = new HashMap<String, Object>();
      form.put("nextStep", "announce");
      form.put("note", "Nobody can sign in. We are at it.");
      form.put("affected", affected);
      work(story, form);
    }

    private void join() {
      var reference = story.entry(TimelineKind.INCIDENT_ANNOUNCED).arguments().getFirst();
      work(other, Map.of("nextStep", "join", "incident", reference.toLowerCase(Locale.ROOT)));
    }
  }

  @Nested
  class AfterTheClosure {

    @Test
    @Clause("trackforce/rca")
    void theRootCauseIsAnalysedAndSentToTheCustomer() throws Exception {
      story.openAndAssess("trackforce", "", "Critical");
      resolve();
      driver.complete("Activity_FollowUp", Map.of("outcome", "A disk was full", "tell", true));

      assertThat(story.entry(TimelineKind.FOLLOW_UP_OWED).clause()).contains("trackforce/rca");
      assertThat(story.entry(TimelineKind.FOLLOW_UP_DONE).detail()).contains("A disk was full");
      assertThat(story.mailsTo("alice@acme.example").getLast().text()).contains("A disk was full");
      assertThat(story.complaints()).isEmpty();
    }

    @Test
    @Clause("offimizer/2.improve")
    void anImprovementPlanStaysWithTheTeamUnlessItIsSent() throws Exception {
      story.openAndAssess("offimizer", "", "blocking");
      resolve();
      var mails = story.mailsTo("alice@acme.example").size();
      driver.complete("Activity_FollowUp", Map.of("outcome", "Two directories", "tell", false));

      assertThat(story.entry(TimelineKind.FOLLOW_UP_DONE).arguments())
          .containsExactly("Plan d’amélioration");
      assertThat(story.mailsTo("alice@acme.example")).hasSize(mails);
    }

    @Test
    @Clause("trackforce/rca")
    void isTheLeadToldWhatIsNotDoneInTime() throws Exception {
      story.openAndAssess("trackforce", "", "Critical");
      resolve();
      for (var day = 0; day < 15; day++) {
        driver.pass(ofDays(1));
      }

      assertThat(story.entry(TimelineKind.FOLLOW_UP_LATE).arguments().getLast())
          .isEqualTo(story.entry(TimelineKind.FOLLOW_UP_OWED).arguments().getLast());
      assertThat(story.mailsTo("lead@localhost")).hasSize(1);
      driver.complete("Activity_FollowUp", Map.of("outcome", "A disk was full", "tell", false));
    }

    @Test
    void isOwedOnceThoughTheTicketIsReopened() throws Exception {
      story.openAndAssess("trackforce", "", "Critical");
      resolve();
      story.reply("It is back");
      story.work("resolution", "Restart");
      story.reply("Works", true);

      assertThat(story.all(TimelineKind.CLOSED)).hasSize(2);
      assertThat(driver.openTaskElements()).containsExactly("Activity_FollowUp");
      driver.complete("Activity_FollowUp", Map.of("outcome", "A disk was full", "tell", false));
    }

    private void resolve() throws Exception {
      story.work("resolution", "Restart");
      story.reply("Works", true);
    }
  }

  private void merge(TicketStory duplicate, TicketStory earlier) {
    work(
        duplicate,
        Map.of("nextStep", "merge", "otherTicket", earlier.number(), "note", "The same"));
  }

  private void work(TicketStory ticket, Map<String, Object> form) {
    driver.completeOf(ticket.number(), "Activity_WorkOnIncident", form);
  }

  private Optional<EngineDriver.Task> taskOf(TicketStory ticket) {
    return driver.taskOf(ticket.number(), "Activity_WorkOnIncident");
  }

  private List<TestMailServer.Received> about(String address) {
    return mail.received().stream()
        .skip(mailsBefore)
        .filter(received -> received.to().equals(address))
        .toList();
  }

  private void stands(String customer, String agreement, List<String> announceTo) {
    customers.put(
        customer,
        new CustomerStanding(
            true, true, List.of(), Map.of(), null, agreement, null, List.of(), "en", announceTo));
  }
}
