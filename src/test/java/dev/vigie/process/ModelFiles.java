package dev.vigie.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The files that a process designer edits and the engine executes. */
final class ModelFiles {

  static final Path ROOT = Path.of("bpmn");

  private static final Set<String> EXECUTABLE = Set.of("bpmn", "dmn", "form");

  private ModelFiles() {}

  static List<Path> all() {
    return EXECUTABLE.stream().flatMap(kind -> of(kind).stream()).sorted().toList();
  }

  static List<Path> of(String kind) {
    try (var files = Files.walk(ROOT)) {
      return files.filter(file -> file.toString().endsWith("." + kind)).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static String idOf(Path file) {
    var name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }
}
