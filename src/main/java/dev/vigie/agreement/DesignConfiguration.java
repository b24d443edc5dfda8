package dev.vigie.agreement;

import dev.vigie.calendar.Calendars;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The calendars that process designers edit, as they are now. */
@Configuration
@EnableScheduling
class DesignConfiguration {

  @Bean
  Calendars calendars(DesignFiles files) {
    return Calendars.load(files.calendars());
  }
}
