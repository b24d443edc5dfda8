package dev.vigie.time;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The one clock: UTC, in milliseconds, because the engine's timers know nothing finer. */
@Configuration
class TimeConfiguration {

  @Bean
  @Profile("!local & !test")
  Clock clock() {
    return Clock.tickMillis(ZoneOffset.UTC);
  }
}
