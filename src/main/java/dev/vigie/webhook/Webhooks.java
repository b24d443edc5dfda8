package dev.vigie.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.vigie.scheduling.PersistentTasks;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.Tickets;
import dev.vigie.ticket.TimelineEntry;
import dev.vigie.webhook.WebhookProperties.Hook;
import dev.vigie.wording.Wording;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells other programs, such as chat tools, what happens to tickets: each thing once for each of
 * them, stored in the transaction in which it happened.
 */
@Service
@Transactional
class Webhooks {

  static final TaskDescriptor<String> SEND = TaskDescriptor.of("send-webhook", String.class);

  private static final Duration KEPT = Duration.ofDays(90);

  private final WebhookProperties settings;
  private final Deliveries deliveries;
  private final Tickets tickets;
  private final PersistentTasks tasks;
  private final Wording wording;
  private final ObjectMapper json;
  private final String publicUrl;
  private final Clock time;

  Webhooks(
      WebhookProperties settings,
      Deliveries deliveries,
      Tickets tickets,
      PersistentTasks tasks,
      Wording wording,
      ObjectMapper json,
      @Value("${vigie.public-url}") String publicUrl,
      Clock time) {
    this.settings = settings;
    this.deliveries = deliveries;
    this.tickets = tickets;
    this.tasks = tasks;
    this.wording = wording;
    this.json = json;
    this.publicUrl = publicUrl;
    this.time = time;
  }

  /**
   * What is sent. Nothing that a person wrote but the subject, since a chat has other readers.
   *
   * @param text one line, as chat tools show it
   */
  record Message(String type, Instant timestamp, String text, Data data) {}

  record Data(
      String number,
      String subject,
      String customer,
      String agreement,
      String plan,
      String severity,
      String status,
      String clause,
      String url) {}

  public void tell(TimelineEntry entry) {
    if (settings.webhooks().isEmpty()) {
      return;
    }
    var ticket = tickets.get(entry.ticket());
    settings.webhooks().stream()
        .filter(hook -> hook.wants(entry.kind(), ticket.customer()))
        .forEach(hook -> tell(hook, ticket, entry));
  }

  private void tell(Hook hook, Ticket ticket, TimelineEntry entry) {
    var id = entry.ticket();
    if (deliveries.existsByHookAndTicketIdAndOccurrence(
        hook.name(), id.value(), entry.occurrence())) {
      return;
    }
    var body = json(message(hook, ticket, entry));
    var delivery =
        deliveries.save(
            new Delivery(hook.name(), id, entry.occurrence(), entry.kind(), body, time.instant()));
    tasks.owe(SEND, delivery.id(), delivery.id());
  }

  private Message message(Hook hook, Ticket ticket, TimelineEntry entry) {
    var words = wording.in(Locale.forLanguageTag(hook.language()));
    var number = ticket.number().toString();
    var type = "ticket." + entry.kind().name().toLowerCase(Locale.ROOT);
    var text = "%s %s: %s".formatted(number, ticket.subject(), words.sentence(entry));
    return new Message(
        type,
        entry.at(),
        text,
        new Data(
            number,
            ticket.subject(),
            ticket.customer(),
            ticket.agreement(),
            ticket.plan(),
            ticket.severity(),
            ticket.status().name(),
            entry.clause().orElse(null),
            publicUrl + "/tickets/" + number));
  }

  private String json(Message message) {
    try {
      return json.writeValueAsString(message);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  public Page<Delivery> page(boolean unsent, Pageable page) {
    return deliveries.newestFirst(unsent, page);
  }

  @Transactional(readOnly = true)
  public Optional<Delivery> find(String id) {
    return deliveries.findById(id);
  }

  @Transactional(readOnly = true)
  public String numberOf(TicketId ticket) {
    return tickets.get(ticket).number().toString();
  }

  @Transactional(readOnly = true)
  public Optional<Delivery> unsent(String id) {
    return deliveries.findById(id).filter(delivery -> !delivery.settled());
  }

  /**
   * Sends it once more, on purpose, under the same id.
   *
   * @param wish the same for every delivery of the same wish
   */
  public void sendAgain(String id, String wish) {
    var delivery = deliveries.findById(id).orElseThrow();
    if (delivery.again(wish, time.instant())) {
      tasks.owe(SEND, id + ":" + wish, id);
    }
  }

  public void delivered(String id, String answer) {
    deliveries.findById(id).orElseThrow().delivered(answer, time.instant());
  }

  @Scheduled(fixedDelay = 6, timeUnit = TimeUnit.HOURS)
  public void forgetWhatIsOld() {
    deliveries.forget(time.instant().minus(KEPT));
  }

  public void givenUp(String id, String answer) {
    deliveries.findById(id).orElseThrow().givenUp(answer, time.instant());
  }

  public void failed(String id, String answer) {
    deliveries.findById(id).orElseThrow().tried(answer);
  }
}
