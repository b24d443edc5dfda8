package dev.vigie.platform;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vigie.agreement.Objective;
import dev.vigie.testing.Requests;
import dev.vigie.ticket.TimelineKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the local platform survives, and what it refuses. */
class LocalPlatformIT {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final LocalVigie vigie = new LocalVigie("local-platform");
  private static final Contract contract = new Contract(vigie);

  @BeforeAll
  static void start() {
    vigie.start();
  }

  @AfterAll
  static void stop() {
    vigie.close();
  }

  @Test
  void startsAChildAgainThatWasKilledAndSaysSo() throws Exception {
    var children = vigie.handle().children().toList();
    assertThat(children).hasSize(3);
    for (var child : children) {
      var ended = said("ended unexpectedly, started again");
      var ready = said("ready after");
      child.destroyForcibly();
      await("another child instead of " + child.pid())
          .atMost(PATIENCE)
          .until(
              () ->
                  said("ended unexpectedly, started again") == ended + 1
                      && said("ready after") == ready + 1);
    }
    assertThat(vigie.handle().children()).hasSize(3).doesNotContainAnyElementsOf(children);

    var ticket = open("Nothing was lost");
    contract.awaitMail("alice@acme.example", ticket);
  }

  @Test
  void findsEverythingAgainAfterItWasKilledItself() throws Exception {
    var ticket = open("It goes on");
    contract.awaitMail("alice@acme.example", ticket);
    vigie.pass(ofMinutes(30));
    var clocks = contract.ticket(ticket).clocks();
    var moved = contract.moved();
    var family = vigie.handle().descendants().toList();

    vigie.kill();
    allEnd(family);
    vigie.start();

    assertThat(contract.ticket(ticket).clocks()).isEqualTo(clocks);
    assertThat(contract.moved()).isEqualTo(moved);
    vigie.passUntil(contract.clock(ticket, Objective.FIRST_RESPONSE).warnAt().plusSeconds(1));
    assertThat(contract.happened(ticket, TimelineKind.WARNED)).hasSize(1);
  }

  @Test
  void refusesAPortThatIsTaken() throws Exception {
    var other = new LocalVigie("local-platform-refused");
    try (var squatter =
        new ServerSocket(other.port("webapps"), 1, InetAddress.getLoopbackAddress())) {
      assertThat(other.exitCodeOfStart()).isEqualTo(1);
      assertThat(other.console())
          .contains("Port %d is taken by another program.".formatted(squatter.getLocalPort()))
          .contains("vigie.local.ports.webapps")
          .doesNotContain("Exception");
      assertThat(other.handle().descendants()).isEmpty();
    }
  }

  private static void allEnd(List<ProcessHandle> processes) {
    await("no orphan")
        .atMost(PATIENCE)
        .until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
  }

  private static String open(String subject) throws IOException {
    return contract.open(Requests.trackforce("Critical", subject)).number();
  }

  private static long said(String text) {
    return Pattern.compile(Pattern.quote(text)).matcher(vigie.console()).results().count();
  }
}
