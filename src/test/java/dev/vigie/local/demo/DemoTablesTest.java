package dev.vigie.local.demo;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.agreement.Agreements;
import dev.vigie.agreement.InterruptionCause;
import dev.vigie.local.demo.Beats.Beat;
import dev.vigie.testing.VigieTest;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the demonstration plays fits the agreements, so that no request of it is refused. */
@VigieTest
class DemoTablesTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final int LAST_DAY = Beats.WEEKS * 5 - 1;
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
        .allMatch(outage -> InterruptionCause.ofOutage(outage.cause()).isPresent());
    assertThat(Tables.maintenance())
        .isNotEmpty()
        .allMatch(plan -> customers.contains(plan.customer()))
        .allMatch(plan -> plan.begins() < plan.ends());
    assertThat(customers)
        .containsAll(Tables.tickets().stream().map(Tables.Ticket::customer).collect(toSet()));
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
