package dev.vigie.platform;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Repeats a request, with its key, until it is answered, as the contract tells programs to. */
final class Insistence {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int PAUSE_MILLIS = 1000;

  private final LocalVigie vigie;
  private final AtomicInteger repetitions = new AtomicInteger();

  Insistence(LocalVigie vigie) {
    this.vigie = vigie;
  }

  /** The first answer that is no complaint about the server's own state. */
  HttpResponse<String> post(String user, String path, String body, String key)
      throws InterruptedException {
    return until(() -> vigie.post(user, path, body, "Idempotency-Key", key));
  }

  HttpResponse<String> until(Attempt attempt) throws InterruptedException {
    while (true) {
      try {
        var answer = attempt.make();
        if (answer.statusCode() < 500 && answer.statusCode() != TOO_MANY_REQUESTS) {
          return answer;
        }
      } catch (IOException away) {
        // so it is asked again
      }
      repetitions.incrementAndGet();
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS); // between two attempts, not instead of one
    }
  }

  /** How often a request had to be repeated for want of an answer. */
  int repetitions() {
    return repetitions.get();
  }

  /** To get an answer. */
  interface Attempt {

    HttpResponse<String> make() throws IOException;
  }
}
