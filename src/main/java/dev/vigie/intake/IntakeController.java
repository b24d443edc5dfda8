package dev.vigie.intake;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.vigie.access.Caller;
import dev.vigie.problem.RequestRefused;
import dev.vigie.ticket.AddedDetails;
import dev.vigie.ticket.Assessment;
import dev.vigie.ticket.Conversation;
import dev.vigie.ticket.Gate;
import dev.vigie.ticket.Handling;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketQueries;
import dev.vigie.ticket.TicketService;
import dev.vigie.ticket.TicketView;
import dev.vigie.ticket.TicketViews;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What programs tell us over HTTP. */
@RestController
@RequestMapping("/api/tickets")
@Tag(name = "Tickets")
class IntakeController {

  private static final String KEY = "Idempotency-Key";

  private final Intake intake;
  private final Conversation conversation;
  private final Gate gate;
  private final TicketService tickets;
  private final Assessment assessment;
  private final Handling handling;
  private final TicketQueries queries;
  private final TicketViews views;

  IntakeController(
      Intake intake,
      Conversation conversation,
      Gate gate,
      TicketService tickets,
      Assessment assessment,
      Handling handling,
      TicketQueries queries,
      TicketViews views) {
    this.intake = intake;
    this.conversation = conversation;
    this.gate = gate;
    this.tickets = tickets;
    this.assessment = assessment;
    this.handling = handling;
    this.queries = queries;
    this.views = views;
  }

  record Reply(
      @NotBlank(message = "is missing; write what you want to tell us")
          @Size(max = 10_000, message = "is longer than 10,000 characters; shorten it")
          String text,
      Boolean agrees) {}

  /** What was missing; fields that we do not know are kept as further details. */
  record Details(
      @Size(max = 60, message = OpenTicketRequest.TOO_LONG) String serviceVersion,
      @Size(max = 4_000, message = "is longer than 4,000 characters; shorten it") String impact,
      @Size(max = 4_000, message = "is longer than 4,000 characters; shorten it")
          String environment,
      @JsonAnySetter Map<String, JsonNode> others) {

    boolean tooLongBeside(String known) {
      var length = others == null ? 0 : others.toString().length();
      return length + (known == null ? 0 : known.length()) > OpenTicketRequest.DETAILS_LIMIT;
    }

    AddedDetails added() {
      return new AddedDetails(
          serviceVersion, impact, environment, others == null ? Map.of() : others);
    }
  }

  record Withdrawal(
      @Size(max = 2_000, message = "is longer than 2,000 characters; shorten it") String reason) {}

  record Escalation(
      @NotBlank(message = "is missing; say why it cannot wait")
          @Size(max = 2_000, message = "is longer than 2,000 characters; shorten it")
          String reason) {}

  record SeverityChange(
      @NotBlank(message = "is missing; name the new severity") @Size(max = 20) String severity,
      @NotBlank(message = "is missing; say why") @Size(max = 500) String reason) {}

  @PostMapping
  @Operation(
      summary = "Opens a ticket",
      description =
          "The same Idempotency-Key with the same body answers the same ticket. 503 with"
              + " Retry-After while too much is waiting to be done.")
  ResponseEntity<TicketView> open(
      @Valid @RequestBody OpenTicketRequest request,
      @RequestHeader(name = KEY, required = false) @Size(min = 1, max = 120) String key,
      Authentication caller) {
    var ticket = intake.open(request, Caller.of(caller), Optional.ofNullable(key));
    return ResponseEntity.created(URI.create("/api/tickets/" + ticket.number()))
        .body(views.of(ticket));
  }

  @PostMapping("/{number}/replies")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "The customer's reply; it answers a question or opens a closed ticket again",
      description =
          "With agrees it also says whether the customer agrees to the solution that is offered.")
  TicketView reply(
      @PathVariable String number,
      @Valid @RequestBody Reply reply,
      @RequestHeader(name = KEY, required = false) @Size(min = 1, max = 100) String key,
      Authentication signedIn) {
    return act(
        number,
        signedIn,
        (ticket, caller) ->
            conversation.reply(
                ticket.id(), occurrence(key), caller.name(), reply.text(), reply.agrees()));
  }

  @PostMapping("/{number}/details")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "The customer tells what the request lacked",
      description = "When nothing is missing any more the times of the agreement begin to count.")
  TicketView add(
      @PathVariable String number,
      @Valid @RequestBody Details details,
      @RequestHeader(name = KEY, required = false) @Size(min = 1, max = 100) String key,
      Authentication signedIn) {
    return act(
        number,
        signedIn,
        (ticket, caller) -> {
          if (details.tooLongBeside(ticket.details())) {
            throw OpenTicketRequest.detailsRefused();
          }
          gate.add(ticket.id(), occurrence(key), caller.name(), details.added());
        });
  }

  @PostMapping("/{number}/withdrawal")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "The customer withdraws the ticket; the second time changes nothing")
  TicketView withdraw(
      @PathVariable String number,
      @Valid @RequestBody(required = false) Withdrawal withdrawal,
      Authentication signedIn) {
    var reason = withdrawal == null ? null : withdrawal.reason();
    return act(
        number, signedIn, (ticket, caller) -> tickets.withdraw(ticket.id(), caller.name(), reason));
  }

  @PostMapping("/{number}/escalation")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "The next level of the escalation path is to be told now")
  TicketView escalate(
      @PathVariable String number,
      @Valid @RequestBody Escalation escalation,
      @RequestHeader(name = KEY, required = false) @Size(min = 1, max = 100) String key,
      Authentication signedIn) {
    return act(
        number,
        signedIn,
        (ticket, caller) -> {
          if (!handling.requestEscalation(
              ticket.id(), occurrence(key), caller.name(), escalation.reason())) {
            throw new RequestRefused(
                HttpStatus.CONFLICT,
                "ticket",
                "There is no level left to escalate this ticket to; write a reply instead.");
          }
        });
  }

  @PostMapping("/{number}/severity")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "The team changes the severity of an open ticket")
  TicketView changeSeverity(
      @PathVariable String number,
      @Valid @RequestBody SeverityChange change,
      @RequestHeader(name = KEY, required = false) @Size(min = 1, max = 100) String key,
      Authentication signedIn) {
    return act(
        number,
        signedIn,
        (ticket, caller) ->
            assessment.change(
                ticket.id(), occurrence(key), change.severity(), change.reason(), caller.name()));
  }

  /** Does something to a ticket that the caller may see, and shows it afterwards. */
  private TicketView act(String number, Authentication signedIn, BiConsumer<Ticket, Caller> doing) {
    var caller = Caller.of(signedIn);
    doing.accept(queries.find(number, caller.visibility()), caller);
    return views.of(queries.find(number, caller.visibility()));
  }

  private static String occurrence(String key) {
    return "http:" + Optional.ofNullable(key).orElseGet(() -> UUID.randomUUID().toString());
  }
}
