package dev.vigie.time;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The application's one clock; the local platform has its own, which can be moved. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

  @Bean
  @Profile("!local")
  Clock clock() {
    return Clock.tickMillis(ZoneOffset.UTC);
  }
}
