package dev.vigie.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class ChildTest {

  /** A Java machine may begin and end slowly on a machine that has much to do. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final List<String> said = new CopyOnWriteArrayList<>();

  @TempDir private Path directory;
  private Workspace workspace;
  private ChildLauncher launcher;
  private Path sign;

  @BeforeEach
  void open() {
    workspace = Workspace.open(directory, DataSize.ofBytes(1));
    launcher = new ChildLauncher(workspace);
    sign = directory.resolve("sign of life");
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  @Nested
  class OnceReady {

    private Child child;

    @BeforeEach
    void start() {
      child = child(command(sign.toString()));
      child.start().join();
    }

    @AfterEach
    void stop() {
      child.stop(PATIENCE);
    }

    @Test
    void isSaidToBeReady() {
      assertThat(said).singleElement().asString().startsWith("Trivial: ready after");
    }

    @Test
    void endsInAnOrderlyWayWhenStopped() {
      var process = process();
      child.stop(PATIENCE);

      assertThat(process.isAlive()).isFalse();
      assertThat(sign).hasContent("orderly end");
    }

    @Test
    void isStartedAgainWhenItIsKilled() throws IOException {
      var first = process();
      Files.delete(sign);
      first.destroyForcibly();

      await().atMost(PATIENCE).until(() -> said.size() == 3);
      assertThat(said.get(1)).isEqualTo("Trivial: ended unexpectedly, started again");
      assertThat(said.get(2)).startsWith("Trivial: ready after");
      assertThat(process().pid()).isNotEqualTo(first.pid());
    }
  }

  @Test
  void isEndedByTheNextStartIfItWasLeftOver() {
    var leftOver = launcher.launch(command(sign.toString()));

    new ChildLauncher(workspace).endLeftovers();

    assertThat(leftOver.isAlive()).isFalse();
  }

  @Test
  void endsWithTheApplicationHoweverItEnds() throws Exception {
    var process = launcher.launch(command(sign.toString()));
    await().atMost(PATIENCE).until(() -> Files.exists(sign));

    process.getOutputStream().close();

    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void saysWhereItsLogIsWhenItNeverStarts() {
    var child = child(command());

    assertThatThrownBy(() -> child.start().join())
        .cause()
        .isInstanceOfSatisfying(
            LocalPlatformFailure.class,
            failure -> assertThat(failure.remedy()).contains("logs/trivial.log"))
        .hasMessage("Trivial: 3 attempts to start failed.");
    assertThat(directory.resolve("logs/trivial.log")).content().contains("nothing to do");
  }

  private Child child(ChildCommand command) {
    return new Child(new Trivial(command, sign), launcher, PATIENCE, new Console(said::add));
  }

  private ProcessHandle process() {
    try {
      var note = Files.readString(directory.resolve("run/trivial.pid"));
      return ProcessHandle.of(Long.parseLong(note.split(" ")[0])).orElseThrow();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private ChildCommand command(String... arguments) {
    var classes = TrivialProgram.class.getProtectionDomain().getCodeSource().getLocation();
    return new ChildCommand(
        "Trivial",
        "trivial",
        TrivialProgram.class.getName(),
        List.of(Path.of(classes.getPath()).toString()),
        List.of("-Xmx32m"),
        List.of(arguments),
        Map.of(),
        directory);
  }

  /** Is ready once its sign of life is there. */
  private record Trivial(ChildCommand command, Path sign) implements Program {

    @Override
    public boolean ready() {
      return Files.exists(sign);
    }
  }
}
