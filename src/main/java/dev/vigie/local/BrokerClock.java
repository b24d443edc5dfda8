package dev.vigie.local;

import java.time.Duration;

/** The broker's clock as its management port offers it. */
record BrokerClock(int managementPort) implements EngineClock.Engine {

  @Override
  public boolean toRealTime() {
    return Loopback.delete(managementPort, "/actuator/clock").isPresent();
  }

  @Override
  public boolean advance(Duration by) {
    var offset = "{\"offsetMilli\":%d}".formatted(by.toMillis());
    return Loopback.postJson(managementPort, "/actuator/clock/add", offset).isPresent();
  }
}
