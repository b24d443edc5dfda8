package dev.vigie.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigie.access.Caller;
import dev.vigie.agreement.InterruptionCause;
import dev.vigie.availability.Corrections.Hand;
import dev.vigie.paging.PageView;
import dev.vigie.problem.RequestRefused;
import dev.vigie.ticket.TicketQueries;
import dev.vigie.ticket.Visibility;
import dev.vigie.webhook.StandardWebhooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Outages, as people and monitoring tell of them. */
@RestController
@RequestMapping("/api/outages")
@Tag(name = "Availability")
class OutageApi {

  private static final Logger LOG = LoggerFactory.getLogger(OutageApi.class);
  private static final String KEY = "Idempotency-Key";

  private final Outages outages;
  private final Services services;
  private final TicketOutages ofTickets;
  private final TicketQueries tickets;
  private final Signals signals;
  private final Corrections corrections;
  private final MonitorProperties monitors;
  private final ObjectMapper json;
  private final Validator validator;
  private final Clock time;

  OutageApi(
      Outages outages,
      Services services,
      TicketOutages ofTickets,
      TicketQueries tickets,
      Signals signals,
      Corrections corrections,
      MonitorProperties monitors,
      ObjectMapper json,
      Validator validator,
      Clock time) {
    this.outages = outages;
    this.services = services;
    this.ofTickets = ofTickets;
    this.tickets = tickets;
    this.signals = signals;
    this.corrections = corrections;
    this.monitors = monitors;
    this.json = json;
    this.validator = validator;
    this.time = time;
  }

  /** With a ticket its receipt and its end count, and what stands here of them is left out. */
  record NewOutage(
      @Size(max = 36, message = "is no id of a service; see /api/services") String service,
      @Size(max = 20, message = "is no number of a ticket, such as V-0000-427") String ticket,
      Instant startedAt,
      Instant noticedAt,
      Instant endedAt,
      @Size(max = 30, message = "is no cause; use one such as failure") String cause,
      @Size(max = 2_000, message = "is longer than 2,000 characters; shorten it") String note) {}

  record OutageChange(
      @NotNull(message = "is missing; say when it began") Instant startedAt,
      Instant noticedAt,
      Instant endedAt,
      @NotBlank(message = "is missing; name it, such as failure") String cause,
      @Size(max = 2_000, message = "is longer than 2,000 characters; shorten it") String note,
      @NotNull(message = "is missing; say COUNTED or DISMISSED") Outage.State state,
      @NotBlank(message = "is missing; say why")
          @Size(max = 500, message = "is longer than 500 characters; shorten it")
          String reason) {}

  /** What monitoring says. */
  record Signal(
      @NotBlank(message = "is missing; use an id from /api/services")
          @Size(max = 36, message = "is no id of a service; see /api/services")
          String service,
      @NotBlank(message = "is missing; say down or up")
          @Pattern(regexp = "down|up", message = "is not one of down, up")
          String state,
      @NotNull(message = "is missing; say when it was seen") Instant at,
      @NotBlank(message = "is missing; the same for all that belongs to one outage")
          @Size(max = 100, message = "is longer than 100 characters; shorten it")
          String incident) {}

  /**
   * @param outage what is known of the incident now; null as long as it was not said to be down
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Heard(OutageView outage) {}

  private record Teller(String name, Predicate<MeasuredService> mayTell) {}

  @GetMapping
  @Operation(summary = "Outages, newest first")
  PageView<OutageView> list(
      @RequestParam(required = false) @Size(max = 36) String service,
      @RequestParam(required = false) @Size(max = 80) String customer,
      @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
      Authentication caller) {
    var reader = Caller.of(caller).visibility();
    var found =
        outages.page(Optional.ofNullable(service), customer, reader, PageRequest.of(page, size));
    var corrected = corrections.of(found.map(Outage::id).getContent(), reader);
    return PageView.of(found.map(outage -> OutageView.of(outage, corrected, reader)));
  }

  @GetMapping("/{id}")
  @Operation(summary = "An outage, with what was set right")
  OutageView one(@PathVariable String id, Authentication caller) {
    var reader = Caller.of(caller).visibility();
    return view(outages.find(id, reader), reader);
  }

  @PostMapping
  @Operation(
      summary = "Tells of an outage",
      description =
          "Either of a service, from when (until when); or of what a ticket tells of. The same"
              + " Idempotency-Key with the same body answers the same outage.")
  ResponseEntity<OutageView> report(
      @Valid @RequestBody NewOutage asked,
      @RequestHeader(name = KEY, required = false) @Size(min = 1, max = 60) String key,
      Authentication signedIn) {
    var caller = Caller.of(signedIn);
    var outage = asked.ticket() == null ? ofService(asked, key, caller) : ofTicket(asked, caller);
    return ResponseEntity.created(URI.create("/api/outages/" + outage.id()))
        .body(view(outage, caller.visibility()));
  }

  @PutMapping("/{id}")
  @Operation(
      summary = "Sets an outage right, or decides whether it counts",
      description = "What was written before is kept, with who changed it and why.")
  OutageView correct(
      @PathVariable String id, @Valid @RequestBody OutageChange change, Authentication caller) {
    var facts =
        new OutageFacts(
            change.startedAt(),
            change.noticedAt(),
            change.endedAt(),
            cause(change.cause()),
            text(change.note()));
    var hand = new Hand(Caller.of(caller).name(), change.reason());
    return view(outages.correct(id, facts, change.state(), hand), Visibility.everything());
  }

  @PostMapping(path = "/signals", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Monitoring says that a service is down or up",
      description =
          "Signed as Standard Webhooks say, by a secret of vigie.monitors; or with the key of a"
              + " person of the team. It may come twice, late and in any order.")
  Heard hear(
      @RequestBody String body,
      @RequestHeader(name = "webhook-id", required = false) @Size(max = 120) String messageId,
      @RequestHeader(name = "webhook-timestamp", required = false) String timestamp,
      @RequestHeader(name = "webhook-signature", required = false) @Size(max = 2_000)
          String signatures,
      Authentication signedIn) {
    var teller =
        teller(new StandardWebhooks.Message(messageId, timestamp, signatures, body), signedIn);
    var signal = read(body);
    var told =
        new Signals.Told(
            signal.service(),
            signal.incident(),
            signal.state().equals("down") ? OutageSignal.State.DOWN : OutageSignal.State.UP,
            Moment.kept(signal.at()),
            teller.name());
    return new Heard(
        signals
            .take(told, teller.mayTell())
            .map(outage -> view(outage, Visibility.everything()))
            .orElse(null));
  }

  private Teller teller(StandardWebhooks.Message message, Authentication signedIn) {
    var signer = monitors.signer(message, time.instant());
    if (signer.isPresent()) {
      return new Teller(signer.get().actor(), signer.get()::watches);
    }
    return Optional.ofNullable(signedIn)
        .map(Caller::of)
        .filter(caller -> caller.role().helps())
        .map(caller -> new Teller(caller.name(), any -> true))
        .orElseThrow(OutageApi::unsigned);
  }

  private static AccessDeniedException unsigned() {
    LOG.warn("A signal of an outage came that no known monitor signed");
    return new AccessDeniedException("Neither signed nor a person of the team");
  }

  private Signal read(String body) {
    try {
      var signal = json.readValue(body, Signal.class);
      if (signal == null) {
        throw new RequestRefused(HttpStatus.BAD_REQUEST, null, "The body is empty; send a signal.");
      }
      validator.validate(signal).stream()
          .map(wrong -> new String[] {wrong.getPropertyPath().toString(), wrong.getMessage()})
          .min(Comparator.comparing(wrong -> wrong[0]))
          .ifPresent(
              wrong -> {
                throw RequestRefused.unprocessable(wrong[0], wrong[0] + " " + wrong[1] + ".");
              });
      return signal;
    } catch (JsonProcessingException unreadable) {
      throw new RequestRefused(
          HttpStatus.BAD_REQUEST,
          null,
          "The body is no JSON object with service, state, at and incident.");
    }
  }

  private Outage ofService(NewOutage asked, String key, Caller caller) {
    if (asked.service() == null || asked.startedAt() == null) {
      var missing = asked.service() == null ? "service" : "startedAt";
      throw RequestRefused.unprocessable(
          missing, "%s is missing; name it, or the ticket that tells of it.".formatted(missing));
    }
    var facts =
        new OutageFacts(
            asked.startedAt(),
            asked.noticedAt(),
            asked.endedAt(),
            asked.cause() == null ? InterruptionCause.FAILURE : cause(asked.cause()),
            text(asked.note()));
    var service = services.find(asked.service(), caller.visibility());
    return outages.report(service, caller.wish(key), facts, caller.name());
  }

  private Outage ofTicket(NewOutage asked, Caller caller) {
    var ticket = tickets.find(asked.ticket(), caller.visibility());
    var service =
        asked.service() == null
            ? services
                .namedBy(ticket)
                .orElseThrow(
                    () ->
                        RequestRefused.unprocessable(
                            "service",
                            "The ticket names no service that is known; name it by its id."))
            : services.find(asked.service(), caller.visibility());
    return ofTickets.record(ticket, service, caller.name());
  }

  private OutageView view(Outage outage, Visibility reader) {
    return OutageView.of(outage, corrections.of(List.of(outage.id()), reader), reader);
  }

  static InterruptionCause cause(String word) {
    return InterruptionCause.ofOutage(word)
        .orElseThrow(
            () ->
                new AvailabilityRefused(
                    "cause",
                    "cause",
                    "'%s' is no cause; use one of %s."
                        .formatted(
                            word,
                            InterruptionCause.ofOutages().stream()
                                .map(InterruptionCause::word)
                                .toList())));
  }

  private static String text(String text) {
    return text == null ? "" : text.strip();
  }
}
