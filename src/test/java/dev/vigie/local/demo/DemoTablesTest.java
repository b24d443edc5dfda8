package dev.vigie.local.demo;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vigie.agreement.Agreements;
import dev.vigie.agreement.InterruptionCause;
import dev.vigie.local.demo.Beats.Beat;
import dev.vigie.testing.VigieTest;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the demonstration plays fits the agreements, so that no request of it is refused. */
@VigieTest
class DemoTablesTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final int LAST_DAY = Beats.WEEKS * 5 - 1;
  private static final Set<Integer> BUSY =
      Tables.tickets().stream().map(Tables.Ticket::day).collect(toSet());
  private static final Instant A_SUNDAY = Instant.parse("2026-11-22T20:00:00Z");

  @Autowired private Agreements agreements;

  @Test
  void nameAgreementsPlansAndSeveritiesThatThereAre() {
    assertThat(Tables.tickets())
        .hasSizeGreaterThan(60)
        .allSatisfy(
            ticket ->
                assertThat(
                        agreements
                            .newest(ticket.agreement())
                            .orElseThrow()
                            .row(ticket.plan(), ticket.severity()))
                    .as(ticket.id())
                    .isPresent());
  }

  @Test
  void playAllAgreements() {
    assertThat(Tables.tickets().stream().map(Tables.Ticket::agreement))
        .contains("qohash", "xtm", "aidi", "offimizer", "trackforce");
  }

  @Test
  void nameEachTicketOnceAndADayThatThereIs() {
    assertThat(Tables.tickets().stream().map(Tables.Ticket::id)).doesNotHaveDuplicates();
    assertThat(Tables.tickets()).allMatch(ticket -> ticket.day() <= LAST_DAY);
  }

  /** Else its updates, owed at all hours, would be missed through the night. */
  @Test
  void endWhatIsUrgentOnItsDay() {
    assertThat(Tables.tickets())
        .filteredOn(ticket -> Set.of("Critical", "Important").contains(ticket.severity()))
        .filteredOn(ticket -> ticket.day() < LAST_DAY)
        .isNotEmpty()
        .allMatch(ticket -> ticket.beats() <= 2);
  }

  @Test
  void tellOfOutagesAndMaintenanceOfServicesThatCustomersHave() {
    var customers = Tables.services().stream().map(Tables.Service::customer).collect(toSet());

    assertThat(Tables.outages())
        .isNotEmpty()
        .allMatch(outage -> customers.contains(outage.customer()))
        .allMatch(outage -> outage.began() > outage.ended())
        .allMatch(outage -> BUSY.contains(outage.day()))
        .allMatch(outage -> InterruptionCause.ofOutage(outage.cause()).isPresent());
    assertThat(Tables.maintenance())
        .isNotEmpty()
        .allMatch(plan -> customers.contains(plan.customer()))
        .allMatch(plan -> plan.begins() < plan.ends())
        .allMatch(plan -> BUSY.contains(plan.day()));
    assertThat(customers)
        .containsAll(Tables.tickets().stream().map(Tables.Ticket::customer).collect(toSet()));
  }

  @Test
  void claimForOutagesThatThereAre() {
    var outages =
        Tables.outages().stream().collect(Collectors.toMap(Tables.Outage::id, Function.identity()));
    assertThat(Tables.claims())
        .extracting(Tables.Claim::approved, Tables.Claim::isForTheMonth)
        .contains(tuple(true, true), tuple(true, false), tuple(false, true), tuple(false, false));
    assertThat(Tables.claims())
        .allMatch(claim -> BUSY.contains(claim.day()))
        .filteredOn(claim -> !claim.isForTheMonth())
        .allSatisfy(
            claim -> {
              assertThat(outages).as(claim.id()).containsKey(claim.outage());
              var outage = outages.get(claim.outage());
              assertThat(claim.customer()).as(claim.id()).isEqualTo(outage.customer());
              assertThat(claim.day()).as(claim.id()).isGreaterThanOrEqualTo(outage.day());
            });
  }

  /** A message that comes again is the same message. */
  @Test
  void letTheMonitorSayWhatItSawAndSomeOfItTwice() {
    var customers = Tables.services().stream().map(Tables.Service::customer).collect(toSet());
    assertThat(Tables.signals())
        .allMatch(signal -> customers.contains(signal.customer()))
        .allMatch(signal -> Set.of("down", "up").contains(signal.state()))
        .allMatch(signal -> signal.ago() >= 0);

    var said = messages().collect(Collectors.groupingBy(Message::id));
    assertThat(said.values()).allMatch(same -> Set.copyOf(same).size() == 1);
    assertThat(said.values()).anyMatch(same -> same.size() > 1);
    assertThat(messages()).hasSameSizeAs(Tables.signals());
  }

  /** As real ones do; and one of the services is down in the end. */
  @Test
  void letTheMonitorSayUpBeforeDownAndDownInTheEnd() {
    var incidents = messages().collect(Collectors.groupingBy(Message::incident)).values();

    assertThat(incidents)
        .anyMatch(
            said ->
                said.getFirst().state().equals("up")
                    && said.getLast().state().equals("down")
                    && said.getLast().at().isBefore(said.getFirst().at()));
    assertThat(incidents)
        .filteredOn(said -> said.stream().allMatch(one -> one.state().equals("down")))
        .hasSize(1);
  }

  @Test
  void writeMailsToAddressesThatAreRead() {
    assertThat(Tables.mails())
        .isNotEmpty()
        .allMatch(mail -> BUSY.contains(mail.day()))
        .allMatch(
            mail -> mail.to().matches("support-(qohash|xtm|aidi|offimizer|trackforce)@localhost"));
  }

  @Test
  void decideOnTicketsThatMayTellOfAnOutage() {
    var tickets =
        Tables.tickets().stream().collect(Collectors.toMap(Tables.Ticket::id, Function.identity()));
    assertThat(Tables.decisions())
        .isNotEmpty()
        .allSatisfy(
            decision -> {
              var ticket = tickets.get(decision.ticket());
              assertThat(
                      agreements
                          .newest(ticket.agreement())
                          .orElseThrow()
                          .availability()
                          .outage(ticket.plan(), ticket.severity())
                          .filter(rule -> !rule.counts()))
                  .as(decision.ticket())
                  .isPresent();
            });
  }

  private record Message(String id, String customer, String incident, String state, Instant at) {}

  /** In the order in which they come. */
  private static Stream<Message> messages() {
    return Beats.after(A_SUNDAY, BUSY).stream()
        .flatMap(
            beat ->
                Tables.signals().stream()
                    .filter(signal -> signal.comesAt(beat))
                    .map(
                        signal ->
                            new Message(
                                signal.id(),
                                signal.customer(),
                                signal.incident(),
                                signal.state(),
                                signal.seenAt(beat))));
  }

  @Test
  void lastThirteenWeeksOfBusinessDaysInOrder() {
    var beats = Beats.after(A_SUNDAY, Set.of(0, 7));

    assertThat(beats).extracting(Beat::at).isSorted();
    assertThat(beats.getFirst().at()).isEqualTo(Instant.parse("2026-11-23T13:05:00Z"));
    assertThat(beats)
        .extracting(beat -> beat.at().atZone(PARIS).getDayOfWeek())
        .doesNotContain(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    assertThat(beats.stream().map(Beat::day).collect(Collectors.toSet())).hasSize(Beats.WEEKS * 5);
  }
}
