package dev.vigie.agreement;

import dev.vigie.calendar.Calendars;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The files that process designers edit: those that come with Vigie, and those in folders of their
 * own. A file there counts instead of ours with the same name.
 */
@Component
class DesignFiles {

  private static final int MOST_FILES = 500;
  private static final long LARGEST = 2_000_000;

  private final Folder calendars;
  private final Folder tables;

  DesignFiles(
      @Value("${vigie.calendars.location:}") String calendars,
      @Value("${vigie.agreements.location:}") String agreements) {
    this.calendars = new Folder("calendars", ".yaml", calendars);
    this.tables = new Folder("agreements", ".dmn", agreements);
  }

  /** A table's file and content. */
  record Table(String agreement, String xml) {}

  List<Calendars.Source> calendars() {
    return calendars.files().entrySet().stream()
        .map(file -> new Calendars.Source(file.getKey(), file.getValue()))
        .toList();
  }

  List<Table> tables() {
    return tables.files().entrySet().stream()
        .map(file -> new Table(file.getKey().replace(tables.extension, ""), file.getValue()))
        .toList();
  }

  /** Whether designers have a folder of their own, in which files may change. */
  boolean mayChange() {
    return calendars.isSet() || tables.isSet();
  }

  /**
   * @param own empty where there is no folder but ours
   */
  private record Folder(String kind, String extension, String own) {

    boolean isSet() {
      return !own.isBlank();
    }

    /** Texts by file name. */
    Map<String, String> files() {
      try {
        var files = new TreeMap<String, String>();
        for (var ours : resources()) {
          files.put(ours.getFilename(), ours.getContentAsString(StandardCharsets.UTF_8));
        }
        if (isSet()) {
          addOwn(files);
        }
        return files;
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }

    private void addOwn(Map<String, String> files) throws IOException {
      var folder = Path.of(own);
      if (!Files.isDirectory(folder)) {
        throw new UnusableDesignFile(
            "vigie.%s.location: \"%s\" is no folder; create it or correct the property"
                .formatted(kind, own));
      }
      try (Stream<Path> found = Files.list(folder)) {
        var readable = found.filter(file -> file.toString().endsWith(extension)).toList();
        if (readable.size() > MOST_FILES) {
          throw new UnusableDesignFile(
              "vigie.%s.location: more than %d files in %s".formatted(kind, MOST_FILES, own));
        }
        for (var file : readable) {
          files.put(file.getFileName().toString(), text(file));
        }
      }
    }

    private static String text(Path file) throws IOException {
      if (Files.size(file) > LARGEST) {
        throw new UnusableDesignFile("%s: is larger than 2 MB".formatted(file.getFileName()));
      }
      return Files.readString(file);
    }

    private org.springframework.core.io.Resource[] resources() throws IOException {
      return new PathMatchingResourcePatternResolver()
          .getResources("classpath*:bpmn/%s/*%s".formatted(kind, extension));
    }
  }
}
