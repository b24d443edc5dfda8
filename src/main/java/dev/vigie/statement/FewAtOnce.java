package dev.vigie.statement;

import dev.vigie.problem.TooBusy;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Lets only a few statements be printed at once; the others wait, but not for long. */
@Component
class FewAtOnce {

  /** What who was sent away is told to wait. */
  private static final Duration LATER = Duration.ofSeconds(10);

  private final Semaphore places;
  private final Duration patience;

  FewAtOnce(PrintingProperties settings) {
    this.places = new Semaphore(settings.printsAtOnce(), true);
    this.patience = settings.printPatience();
  }

  /**
   * @throws TooBusy if no place becomes free in time, or the thread is to end
   */
  <T> T take(Supplier<T> work) {
    if (!entered()) {
      throw new TooBusy(LATER);
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }

  private boolean entered() {
    try {
      return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
