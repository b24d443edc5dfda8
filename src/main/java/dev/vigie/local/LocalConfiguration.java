package dev.vigie.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigie.time.DueWork;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.support.ResourcePatternResolver;

/** Joins the local platform, which the initializer has begun to start, to the application. */
@Configuration(proxyBeanMethods = false)
@Profile("local")
class LocalConfiguration {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final LocalPlatform platform;

  LocalConfiguration(LocalPlatform platform) {
    this.platform = platform;
  }

  @Bean
  MovableClock clock() {
    return platform.clock();
  }

  @Bean
  PlatformLifecycle platformLifecycle() {
    return new PlatformLifecycle(platform);
  }

  @Bean
  FormsImported formsImported(ResourcePatternResolver resources, ObjectMapper json) {
    return new FormsImported(resources, platform.ports().opensearch(), json, platform.console());
  }

  @Bean
  Banner localBanner() {
    return new Banner(System.out::println, platform.ports());
  }

  @Bean
  TimeMachine timeMachine(List<DueWork> work) {
    return new TimeMachine(platform.clock(), platform.engineClock(), work, PATIENCE);
  }

  @Bean
  Mailbox mailbox() {
    return new Mailbox(platform.workspace().directory("mailbox"), platform.clock());
  }

  @Bean
  MailServer mailServer(Mailbox mailbox) {
    return new MailServer(mailbox, platform.ports().smtp());
  }
}
