package dev.vigie.testing;

import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import java.util.Collections;
import java.util.List;
import org.springframework.test.util.ReflectionTestUtils;

/** Engines that stay whole however many threads talk to them. */
public final class TestEngine {

  private TestEngine() {}

  /**
   * An engine that has not begun. Its log is a list that one thread appends to while others read,
   * and nothing orders them (engine 8.8.21, {@code InMemoryLogStorage}): once in many runs a reader
   * finds null and the engine ends. Here the list orders them.
   */
  public static ZeebeTestEngine create() {
    var engine = EngineFactory.create();
    var stream = ReflectionTestUtils.getField(engine, "logStream");
    var storage = ReflectionTestUtils.getField(stream, "logStorage");
    var entries = (List<?>) ReflectionTestUtils.getField(storage, "logEntries");
    ReflectionTestUtils.setField(storage, "logEntries", Collections.synchronizedList(entries));
    return engine;
  }
}
