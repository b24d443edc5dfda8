package dev.vigie.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on MariaDB, in real time, without engine and mail server. What it is on is
 * a measurement, not a test: it runs only when it is named.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    properties = {
      // as in MariaDbIT
      "spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false",
      "spring.jpa.properties.hibernate.dialect=org.hibernate.dialect.MySQLDialect"
    })
@AutoConfigureMockMvc
@ActiveProfiles("test")
@Import(MeasuredOnMariaDb.RealTime.class)
@ContextConfiguration(initializers = MeasuredOnMariaDb.Addresses.class)
public @interface MeasuredOnMariaDb {

  /** Nobody moves it. */
  @TestConfiguration
  class RealTime {

    @Bean
    Clock clock() {
      return new MovedClock();
    }
  }

  /** Tells the application where the database is, and that nobody else is there. */
  final class Addresses implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "measured on MariaDB",
                  Map.of(
                      "spring.datasource.url",
                      new MariaDb().url() + "&rewriteBatchedStatements=true",
                      "spring.datasource.username",
                      "root",
                      "spring.datasource.password",
                      "",
                      "test.engine.grpc-address",
                      "http://127.0.0.1:1",
                      "test.mail.port",
                      1)));
    }
  }
}
