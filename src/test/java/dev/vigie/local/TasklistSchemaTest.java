package dev.vigie.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TasklistSchemaTest {

  private static final String TASK = "schema/os/create/template/tasklist-task.json";
  private static final String LIST = "schema/os/create/template/tasklist-list-view.json";

  @TempDir private Path directory;
  private Path distribution;

  @BeforeEach
  void unpacked() throws IOException {
    distribution = Files.createDirectories(directory.resolve("distribution"));
    Files.createDirectories(distribution.resolve("lib"));
  }

  /** As "2026-11-22T12:18:34Z", which date_time refuses. */
  @Test
  void acceptsInstantsWithoutAFraction() throws IOException {
    try (var jar =
        new ZipOutputStream(
            Files.newOutputStream(distribution.resolve("lib/tasklist-els-schema-8.6.0.jar")))) {
      for (var index : new String[] {TASK, LIST}) {
        jar.putNextEntry(new ZipEntry(index));
        jar.write(
            "{\"format\": \"date_time || epoch_millis\", \"type\": \"date\"}"
                .getBytes(StandardCharsets.UTF_8));
      }
    }

    var schema = new TasklistSchema(distribution).widenedIn(directory.resolve("schema"));

    for (var index : new String[] {TASK, LIST}) {
      assertThat(schema.resolve(index))
          .hasContent(
              "{\"format\": \"date_time || strict_date_optional_time || epoch_millis\","
                  + " \"type\": \"date\"}");
    }
  }

  @Test
  void saysWhatToDoWhenTheDistributionIsDamaged() {
    assertThatThrownBy(() -> new TasklistSchema(distribution).widenedIn(directory))
        .isInstanceOf(LocalPlatformFailure.class)
        .hasMessageContaining("Tasklist could not be prepared");
  }
}
