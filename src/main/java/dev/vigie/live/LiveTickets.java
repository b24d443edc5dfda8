package dev.vigie.live;

import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.Timeline;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages that something happened to their ticket, or to any, not what: they ask for that
 * as their reader. Looks into the database, since it may have happened on another replica.
 */
@Component
public class LiveTickets {

  /** A browser comes back by itself, and signs in again as whoever reads the page then. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private static final int MOST = 1_000;
  private static final int MOST_OF_ONE_READER = 20;

  private final Timeline timeline;
  private final Set<Follower> followers = ConcurrentHashMap.newKeySet();

  LiveTickets(Timeline timeline) {
    this.timeline = timeline;
  }

  private final class Follower {

    private final Optional<TicketId> ticket;
    private final String reader;
    private final SseEmitter page;
    private long version;

    private Follower(Optional<TicketId> ticket, String reader, SseEmitter page) {
      this.ticket = ticket;
      this.reader = reader;
      this.page = page;
    }

    /** Nothing is lost if a page has gone: it asks anew when it comes back. */
    private synchronized void tell(long newest) {
      try {
        if (newest > version) {
          version = newest;
          page.send(SseEmitter.event().name("version").data(newest));
        }
      } catch (IOException | IllegalStateException gone) {
        leave(gone);
      }
    }

    private void leave(Exception gone) {
      followers.remove(this);
      page.completeWithError(gone);
    }

    private synchronized void keepOpen() {
      try {
        page.send(SseEmitter.event().comment("still here"));
      } catch (IOException | IllegalStateException gone) {
        leave(gone);
      }
    }
  }

  /** Tells the newest version at once; empty if too many pages are open. */
  public Optional<SseEmitter> follow(TicketId ticket, String reader) {
    return follow(Optional.of(ticket), reader);
  }

  /** The same for a page that shows many tickets. */
  public Optional<SseEmitter> followAll(String reader) {
    return follow(Optional.empty(), reader);
  }

  private Optional<SseEmitter> follow(Optional<TicketId> ticket, String reader) {
    var own = followers.stream().filter(one -> one.reader.equals(reader)).count();
    if (followers.size() >= MOST || own >= MOST_OF_ONE_READER) {
      return Optional.empty();
    }
    var page = new SseEmitter(LONGEST.toMillis());
    var follower = new Follower(ticket, reader, page);
    page.onCompletion(() -> followers.remove(follower));
    page.onTimeout(page::complete);
    page.onError(gone -> followers.remove(follower));
    followers.add(follower);
    follower.tell(ticket.map(timeline::version).orElseGet(timeline::version));
    return Optional.of(page);
  }

  @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
  public void look() {
    var followed = followers.stream().map(one -> one.ticket).collect(Collectors.toSet());
    var all = followed.contains(Optional.<TicketId>empty()) ? timeline.version() : 0;
    var tickets = followed.stream().flatMap(Optional::stream).toList();
    var newest = tickets.isEmpty() ? Map.<TicketId, Long>of() : timeline.versions(tickets);
    followers.forEach(
        one -> one.tell(one.ticket.map(ticket -> newest.getOrDefault(ticket, 0L)).orElse(all)));
  }

  /** Proxies close what is silent for a minute; who has gone is noticed by it. */
  @Scheduled(fixedDelay = 20, timeUnit = TimeUnit.SECONDS)
  void keepOpen() {
    followers.forEach(Follower::keepOpen);
  }
}
