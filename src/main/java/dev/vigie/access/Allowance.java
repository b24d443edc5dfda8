package dev.vigie.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How often somebody may do something: a number of times at once, and so many again within a time.
 * Each replica counts for itself; who has not been seen for an hour is forgotten.
 */
public final class Allowance {

  private static final int MOST_KNOWN = 100_000;

  private final Bandwidth bandwidth;
  private final TimeMeter meter;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MOST_KNOWN).expireAfterAccess(1, TimeUnit.HOURS).build();

  public Allowance(long atOnce, long again, Duration within, Clock time) {
    this.bandwidth = Bandwidth.builder().capacity(atOnce).refillGreedy(again, within).build();
    this.meter = new ClockMeter(time, time.millis());
  }

  /**
   * Time from the one clock, which tests move; counted from our start, since nanoseconds since 1970
   * are more than can be told from 2262 on.
   */
  private record ClockMeter(Clock time, long start) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      return TimeUnit.MILLISECONDS.toNanos(time.millis() - start);
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }

  /** How long to wait until it may be done again; zero if now. */
  Duration wait(String who) {
    return Duration.ofNanos(bucket(who).estimateAbilityToConsume(1).getNanosToWaitForRefill());
  }

  /** Takes one time away, and says whether there was one. */
  public boolean take(String who) {
    return bucket(who).tryConsume(1);
  }

  /** Takes one time away even if there was none: then there is longer to wait. */
  void charge(String who) {
    bucket(who).consumeIgnoringRateLimits(1);
  }

  void restore(String who) {
    buckets.invalidate(who);
  }

  private Bucket bucket(String who) {
    return buckets.get(
        who, key -> Bucket.builder().addLimit(bandwidth).withCustomTimePrecision(meter).build());
  }
}
