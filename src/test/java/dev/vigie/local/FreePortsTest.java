package dev.vigie.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FreePortsTest {

  @Test
  void acceptsAPortThatNobodyUses() throws IOException {
    var port = unusedPort();

    assertThatCode(() -> FreePorts.require(Map.of("vigie.local.ports.smtp", port)))
        .doesNotThrowAnyException();
  }

  @Test
  void namesTheTakenPortAndThePropertyThatChangesIt() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThatThrownBy(
              () -> FreePorts.require(Map.of("vigie.local.ports.webapps", other.getLocalPort())))
          .isInstanceOfSatisfying(
              LocalPlatformFailure.class,
              failure -> assertThatRemedyNames(failure, "vigie.local.ports.webapps"))
          .hasMessage("Port %d is taken by another program.", other.getLocalPort());
    }
  }

  @Test
  void refusesOnePortForTwo() throws IOException {
    var twice = new LinkedHashMap<String, Integer>();
    var port = unusedPort();
    twice.put("a", port);
    twice.put("b", port);

    assertThatThrownBy(() -> FreePorts.require(twice)).hasMessage("a and b are both %d.", port);
  }

  @Test
  void refusesWhatIsNoPort() {
    assertThatThrownBy(() -> FreePorts.require(Map.of("a", 70_000)))
        .hasMessage("a is 70000, which is no port.");
  }

  private static void assertThatRemedyNames(LocalPlatformFailure failure, String property) {
    assertThat(failure.remedy()).contains(property);
  }

  private static int unusedPort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
