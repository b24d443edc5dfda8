package dev.vigie.agreement;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes over what designers change in their own folders, within seconds. While a file there cannot
 * be used everything goes on by the files before, the log says why, and health is down; readiness
 * is not.
 */
@Component("agreementFiles")
class DesignWatch implements HealthIndicator {

  private static final Logger LOG = LoggerFactory.getLogger(DesignWatch.class);

  private final DesignFiles files;
  private final Agreements agreements;
  private List<Object> seen;
  private volatile String mistake;

  DesignWatch(DesignFiles files, Agreements agreements) {
    this.files = files;
    this.agreements = agreements;
    this.seen = files.mayChange() ? contents() : List.of();
  }

  @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
  void look() {
    if (!files.mayChange()) {
      return;
    }
    try {
      var now = contents();
      if (mistake == null && now.equals(seen)) {
        return;
      }
      agreements.reload();
      seen = now;
      mistake = null;
      LOG.info("Agreements and calendars were read again");
    } catch (RuntimeException unusable) {
      report(unusable.getMessage());
    }
  }

  @Override
  public Health health() {
    var why = mistake;
    return why == null ? Health.up().build() : Health.down().withDetail("mistake", why).build();
  }

  private void report(String why) {
    if (!why.equals(mistake)) {
      LOG.error("Agreements and calendars stay as they were: {}", why);
    }
    mistake = why;
  }

  private List<Object> contents() {
    return List.of(files.calendars(), files.tables());
  }
}
