package dev.vigie.agreement;

import dev.vigie.calendar.Calendars;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Finds the tables that process designers edit: one file per agreement, named after it. */
@Component
class TermsTables {

  private static final String FILES = "classpath*:bpmn/agreements/*.dmn";

  private final Calendars calendars;

  TermsTables(Calendars calendars) {
    this.calendars = calendars;
  }

  /** A table's file and content. */
  record Source(String agreement, String xml) {}

  List<Source> sources() {
    try {
      return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(FILES))
          .map(TermsTables::source)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  Terms read(Source source) {
    return new TermsTable(
            source.agreement() + ".dmn",
            source.agreement(),
            source.xml(),
            calendars.ids()::contains)
        .read();
  }

  private static Source source(Resource file) {
    try {
      var agreement = file.getFilename().replace(".dmn", "");
      return new Source(agreement, file.getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
