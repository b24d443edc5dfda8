package dev.vigie.testing;

import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;

/** What the application talks to in tests, one of each for the whole run. */
@TestConfiguration
class TestPlatform {

  static final ZeebeTestEngine ENGINE = TestEngine.create();
  private static final EngineLog LOG = new EngineLog(ENGINE);
  private static final TestMailServer MAIL = new TestMailServer();
  private static final TestMailboxes MAILBOXES = new TestMailboxes();
  private static final TestChat CHAT = new TestChat();
  private static final MovedClock CLOCK = new MovedClock();

  static {
    ENGINE.start();
    PassedElements.watch(ENGINE);
  }

  @Bean
  MovedClock clock() {
    return CLOCK;
  }

  @Bean
  ZeebeTestEngine engine() {
    return ENGINE;
  }

  @Bean
  EngineLog engineLog() {
    return LOG;
  }

  @Bean
  TestMailServer mailServer() {
    return MAIL;
  }

  @Bean
  TestMailboxes imapServer() {
    return MAILBOXES;
  }

  @Bean
  TestChat chat() {
    return CHAT;
  }

  /** Tells the application where they listen. */
  static final class Addresses
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "test platform",
                  Map.of(
                      "test.engine.grpc-address",
                      "http://" + ENGINE.getGatewayAddress(),
                      "test.mail.port",
                      MAIL.port(),
                      "test.imap.port",
                      MAILBOXES.port(),
                      "test.chat.port",
                      CHAT.port())));
    }
  }
}
