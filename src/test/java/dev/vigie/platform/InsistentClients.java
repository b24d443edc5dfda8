package dev.vigie.platform;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Programs of a customer's that open tickets at the same time. Each repeats a request, with its key
 * and body, until it is answered, as the contract tells them to.
 */
final class InsistentClients implements AutoCloseable {

  /** A ticket to be opened. */
  record Request(String key, String body) {}

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private final Insistence insistence;
  private final ExecutorService threads;
  private final ObjectMapper json = new ObjectMapper();
  private final BlockingQueue<Request> waiting = new LinkedBlockingQueue<>();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final Map<String, List<String>> numbers = new ConcurrentHashMap<>();
  private final Queue<String> refusals = new ConcurrentLinkedQueue<>();

  InsistentClients(LocalVigie vigie, int count) {
    this.insistence = new Insistence(vigie);
    this.threads = Executors.newFixedThreadPool(count);
    for (int i = 0; i < count; i++) {
      threads.execute(this::work);
    }
  }

  void post(List<Request> requests) {
    unanswered.addAndGet(requests.size());
    waiting.addAll(requests);
  }

  /** Returns as soon as so many different keys have been answered, whatever is under way. */
  void awaitKeysAnswered(int count) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> numbers.size() >= count || !refusals.isEmpty());
  }

  void awaitAllAnswered() {
    awaitAllAnswered(PATIENCE);
  }

  void awaitAllAnswered(Duration patience) {
    await().atMost(patience).until(() -> unanswered.get() == 0);
  }

  /** The ticket numbers by the keys that they answered, one for every time. */
  Map<String, List<String>> answers() {
    return numbers;
  }

  /** Answers that no repetition would have changed. */
  Queue<String> refusals() {
    return refusals;
  }

  /** How often a request had to be repeated for want of an answer. */
  int repetitions() {
    return insistence.repetitions();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void work() {
    try {
      while (true) {
        var request = waiting.take();
        openTicket(request);
        unanswered.decrementAndGet();
      }
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
    }
  }

  private void openTicket(Request request) throws InterruptedException {
    var answer = insistence.post("customer", "/api/tickets", request.body(), request.key());
    if (answer.statusCode() == 201) {
      numbers
          .computeIfAbsent(request.key(), first -> new CopyOnWriteArrayList<>())
          .add(number(answer.body()));
    } else {
      refusals.add(answer.statusCode() + " " + answer.body());
    }
  }

  private String number(String ticket) {
    try {
      return json.readTree(ticket).get("number").asText();
    } catch (IOException malformed) {
      throw new AssertionError(ticket, malformed);
    }
  }
}
