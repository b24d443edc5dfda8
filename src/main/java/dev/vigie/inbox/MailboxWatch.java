package dev.vigie.inbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.TriggerContext;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Looks into every mailbox again and again, in real time, more seldom while one cannot be reached.
 */
@Component
class MailboxWatch implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(MailboxWatch.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 10;

  private final InboxProperties settings;
  private final List<MailboxReader> readers;
  private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();
  private final SimpleAsyncTaskScheduler looks = new SimpleAsyncTaskScheduler();
  private volatile boolean running;

  MailboxWatch(
      InboxProperties settings,
      MailStore store,
      MailboxPositions positions,
      BeanFactory beans,
      MeterRegistry meters) {
    this.settings = settings;
    this.readers =
        settings.mailboxes().stream()
            .map(mailbox -> new MailboxReader(mailbox, settings, store, positions, beans))
            .toList();
    readers.forEach(reader -> tell(reader.name(), meters));
    // Not virtual ones: while two of them load classes out of the archive, a third that was put
    // aside with its lock finds no processor, and everything that needs a class stands still.
    looks.setVirtualThreads(false);
    looks.setThreadNamePrefix("mailbox-");
    looks.setTaskTerminationTimeout(5_000);
  }

  private record Trouble(int failures, String error) {}

  /** Whether it could be read when this replica last looked, 1 or 0. */
  private void tell(String mailbox, MeterRegistry meters) {
    Gauge.builder("vigie.mailbox.up", troubles, known -> known.containsKey(mailbox) ? 0 : 1)
        .tag("mailbox", mailbox)
        .register(meters);
  }

  /** When everything that a message may set going is ready. */
  @EventListener(ApplicationReadyEvent.class)
  public void ready() {
    running = true;
    for (var reader : readers) {
      looks.schedule(() -> look(reader), context -> nextLook(reader, context));
    }
  }

  @Override
  public void start() {
    // too early
  }

  @Override
  public void stop() {
    running = false;
    looks.close();
    readers.forEach(MailboxReader::close);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Stopped before the tasks that file what came. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }

  /** Looks into every mailbox now, and returns when what is new has been kept. */
  void look() {
    readers.parallelStream().forEach(this::look);
  }

  /** What is wrong with which mailbox. */
  Map<String, String> troubles() {
    var errors = new TreeMap<String, String>();
    troubles.forEach((mailbox, trouble) -> errors.put(mailbox, trouble.error()));
    return errors;
  }

  private void look(MailboxReader reader) {
    try {
      var more = true;
      while (more && running) {
        more = reader.readNew();
      }
      if (troubles.remove(reader.name()) != null) {
        LOG.info("Mailbox {} can be read again", reader.name());
      }
    } catch (MessagingException | RuntimeException unreachable) {
      var before = troubles.getOrDefault(reader.name(), new Trouble(0, ""));
      troubles.put(reader.name(), new Trouble(before.failures() + 1, rootOf(unreachable)));
      LOG.atLevel(before.failures() == 0 ? Level.WARN : Level.DEBUG)
          .log("Mailbox {} cannot be read: {}", reader.name(), rootOf(unreachable));
    }
  }

  private Instant nextLook(MailboxReader reader, TriggerContext context) {
    var now = context.getClock().instant();
    return context.lastCompletion() == null ? now : now.plus(pause(reader));
  }

  private Duration pause(MailboxReader reader) {
    var failures = troubles.getOrDefault(reader.name(), new Trouble(0, "")).failures();
    var doubled = settings.pollEvery().multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    var longest =
        settings.pollEvery().compareTo(LONGEST_PAUSE) > 0 ? settings.pollEvery() : LONGEST_PAUSE;
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }

  private static String rootOf(Throwable trouble) {
    var root = trouble;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return "%s: %s".formatted(root.getClass().getSimpleName(), root.getMessage());
  }
}
