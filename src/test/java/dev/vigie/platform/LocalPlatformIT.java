package dev.vigie.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What the local platform refuses; what it survives is told by {@link CrashIT}. */
class LocalPlatformIT {

  @Test
  void refusesAPortThatIsTakenAndStartsNothing() throws IOException {
    try (var vigie = new LocalVigie("local-platform");
        var squatter =
            new ServerSocket(vigie.port("webapps"), 1, InetAddress.getLoopbackAddress())) {
      assertThat(vigie.exitCodeOfStart()).isEqualTo(1);
      assertThat(vigie.console())
          .contains("Port %d is taken by another program.".formatted(squatter.getLocalPort()))
          .contains("vigie.local.ports.webapps")
          .doesNotContain("Exception");
      assertThat(startedChildren(vigie)).isFalse();
    }
  }

  /** Each would have left a log. */
  private static boolean startedChildren(LocalVigie vigie) throws IOException {
    var logs = vigie.directory().resolve("data/logs");
    if (!Files.exists(logs)) {
      return false;
    }
    try (var files = Files.list(logs)) {
      return files.findAny().isPresent();
    }
  }
}
