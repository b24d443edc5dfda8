package dev.vigie.local;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The broker's clock as its management port offers it. */
record BrokerClock(int managementPort) implements EngineClock.Engine {

  private static final Pattern POSITION = Pattern.compile("\"processedPosition\":(\\d+)");

  @Override
  public boolean toRealTime() {
    return Loopback.delete(managementPort, "/actuator/clock").isPresent();
  }

  @Override
  public boolean advance(Duration by) {
    var offset = "{\"offsetMilli\":%d}".formatted(by.toMillis());
    return Loopback.postJson(managementPort, "/actuator/clock/add", offset).isPresent();
  }

  @Override
  public Optional<String> position() {
    return Loopback.get(managementPort, "/actuator/partitions")
        .map(POSITION::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1));
  }
}
