package dev.vigie.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Asks Prometheus itself, by its own tool, when the alerts of the Compose file ring. */
class AlertRulesTest {

  private static final String CASES = "src/test/resources/prometheus/alerts-test.yml";

  @Test
  void ringWhenTheirCasesSaySo() throws Exception {
    assumeTrue(
        isInstalled("promtool"),
        "no promtool: install Prometheus (on Debian and Ubuntu: apt-get install prometheus)");

    var promtool =
        new ProcessBuilder("promtool", "test", "rules", CASES).redirectErrorStream(true).start();

    assertThat(promtool.waitFor(1, TimeUnit.MINUTES)).isTrue();
    var said = said(promtool);
    assertThat(promtool.exitValue()).as(said).isZero();
    assertThat(said).contains("SUCCESS");
  }

  private static boolean isInstalled(String tool) {
    return Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator)))
        .anyMatch(directory -> new File(directory, tool).canExecute());
  }

  private static String said(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
