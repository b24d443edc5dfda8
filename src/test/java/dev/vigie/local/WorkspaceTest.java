package dev.vigie.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class WorkspaceTest {

  private static final DataSize LITTLE = DataSize.ofBytes(1);

  @TempDir private Path directory;

  @Test
  void belongsToOneApplication() {
    try (var first = Workspace.open(directory, LITTLE)) {
      assertThatThrownBy(() -> Workspace.open(directory, LITTLE))
          .isInstanceOf(LocalPlatformFailure.class)
          .hasMessage(
              "Another Vigie runs on %s (process %d).", directory, ProcessHandle.current().pid());
    }
  }

  @Test
  void isFreeAgainOnceClosed() {
    Workspace.open(directory, LITTLE).close();

    try (var second = Workspace.open(directory, LITTLE)) {
      assertThat(second.directory("data", "broker")).isDirectory();
    }
  }

  @Test
  void saysHowMuchSpaceIsMissing() {
    assertThatThrownBy(() -> Workspace.open(directory, DataSize.ofTerabytes(1_000_000)))
        .isInstanceOf(LocalPlatformFailure.class)
        .hasMessageContaining("MB free; the local platform needs");
  }

  @Test
  void saysThatItCannotBeWritten() throws IOException {
    var file = Files.createFile(directory.resolve("occupied"));

    assertThatThrownBy(() -> Workspace.open(file.resolve("vigie"), LITTLE))
        .isInstanceOf(LocalPlatformFailure.class)
        .hasMessageContaining("cannot be written");
  }
}
