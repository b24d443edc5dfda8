package dev.vigie.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * Tasklist 8.6.0 writes an instant without its fraction where that is zero, such as a deadline at
 * the hour or one task in a thousand by its creation, and the index that it made refuses it; from
 * then on it shows nothing new. Put before Tasklist's own on the class path, these descriptions of
 * its indices accept such instants.
 */
final class TasklistSchema {

  private static final List<String> INDICES =
      List.of(
          "schema/os/create/template/tasklist-list-view.json",
          "schema/os/create/template/tasklist-task.json");

  private static final String REFUSES = "\"date_time || epoch_millis\"";
  private static final String ACCEPTS =
      "\"date_time || strict_date_optional_time || epoch_millis\"";

  private final Path distribution;

  TasklistSchema(Path distribution) {
    this.distribution = distribution;
  }

  /** Writes the descriptions into the directory, for the class path. */
  Path widenedIn(Path directory) {
    try (var schema = new ZipFile(jar().toFile())) {
      for (var index : INDICES) {
        try (var content = schema.getInputStream(schema.getEntry(index))) {
          var text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
          var target = directory.resolve(index);
          Files.createDirectories(target.getParent());
          Files.writeString(target, text.replace(REFUSES, ACCEPTS));
        }
      }
      return directory;
    } catch (IOException failed) {
      throw new LocalPlatformFailure(
          "Tasklist could not be prepared (%s).".formatted(failed),
          "Free some disk space; if it stays so, delete %s and it is unpacked again."
              .formatted(distribution.getParent()),
          failed);
    }
  }

  private Path jar() throws IOException {
    try (var jars =
        Files.newDirectoryStream(distribution.resolve("lib"), "tasklist-els-schema-*.jar")) {
      var found = jars.iterator();
      if (!found.hasNext()) {
        throw new IOException("no description of Tasklist's indices in " + distribution);
      }
      return found.next();
    }
  }
}
