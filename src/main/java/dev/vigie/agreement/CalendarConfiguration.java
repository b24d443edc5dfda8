package dev.vigie.agreement;

import dev.vigie.calendar.Calendars;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads the calendars that process designers edit. */
@Configuration
class CalendarConfiguration {

  private static final String FILES = "classpath*:bpmn/calendars/*.yaml";

  @Bean
  Calendars calendars() throws IOException {
    var sources = new ArrayList<Calendars.Source>();
    for (var file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
      var yaml = file.getContentAsString(StandardCharsets.UTF_8);
      sources.add(new Calendars.Source(file.getFilename(), yaml));
    }
    return Calendars.load(sources);
  }
}
