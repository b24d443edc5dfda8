package dev.vigie.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigie.customer.CustomerStanding;
import dev.vigie.customer.Customers;
import dev.vigie.inbox.Inbox;
import dev.vigie.time.DueWork;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.ApplicationRunner;
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
  ImapServer imapServer(Mailbox mailbox, Inbox inbox) {
    return new ImapServer(mailbox, inbox.addresses(), platform.ports().imap());
  }

  @Bean
  MailServer mailServer(Mailbox mailbox, ImapServer imap) {
    return new MailServer(mailbox, imap::deliver, platform.ports().smtp());
  }

  /** So that somebody at this customer can write a mail; known is known, whatever it became. */
  @Bean
  ApplicationRunner firstCustomer(Customers customers) {
    var acme =
        new CustomerStanding(
            true,
            true,
            List.of(),
            Map.of(),
            null,
            null,
            "silver",
            List.of("acme.example"),
            null,
            List.of());
    return start -> customers.introduce("acme", acme);
  }
}
