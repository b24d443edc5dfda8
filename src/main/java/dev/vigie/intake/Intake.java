package dev.vigie.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigie.access.Caller;
import dev.vigie.agreement.Agreements;
import dev.vigie.agreement.Terms;
import dev.vigie.problem.RequestRefused;
import dev.vigie.problem.TooBusy;
import dev.vigie.scheduling.Backlog;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketService;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes requests for help in: checks them against the agreement, and opens each once. */
@Service
class Intake {

  private final Agreements agreements;
  private final TicketService tickets;
  private final IdempotencyKeys keys;
  private final Backlog backlog;
  private final TransactionTemplate transaction;
  private final ObjectMapper json;

  Intake(
      Agreements agreements,
      TicketService tickets,
      IdempotencyKeys keys,
      Backlog backlog,
      TransactionTemplate transaction,
      ObjectMapper json) {
    this.agreements = agreements;
    this.tickets = tickets;
    this.keys = keys;
    this.backlog = backlog;
    this.transaction = transaction;
    this.json = json;
  }

  /**
   * Opens a ticket, or answers the one that the same caller opened with the same key before.
   *
   * @throws RequestRefused if the agreement does not cover the request as asked, or the key was
   *     used for another request
   * @throws TooBusy if more is waiting to be done than can be, and the ticket would be a new one
   */
  Ticket open(OpenTicketRequest request, Caller caller, Optional<String> key) {
    var terms = terms(request);
    check(request, caller, terms);
    return key.map(k -> openOnce(request, caller, terms, k))
        .orElseGet(() -> inTransaction(() -> open(request, caller, terms)));
  }

  private Ticket openOnce(OpenTicketRequest request, Caller caller, Terms terms, String key) {
    var use = new IdempotencyKeys.Use(caller.name(), key, digest(request));
    try {
      return inTransaction(
          () ->
              keys.ticketOf(use)
                  .orElseGet(
                      () -> {
                        var ticket = open(request, caller, terms);
                        keys.remember(use, ticket.id());
                        return ticket;
                      }));
    } catch (DuplicateKeyException sentTwiceAtOnce) {
      return inTransaction(() -> keys.ticketOf(use).orElseThrow(() -> sentTwiceAtOnce));
    }
  }

  private Ticket open(OpenTicketRequest request, Caller caller, Terms terms) {
    backlog
        .tooLong()
        .ifPresent(
            patience -> {
              throw new TooBusy(patience);
            });
    return tickets.open(request.toTicket(caller.name()), terms);
  }

  private Terms terms(OpenTicketRequest request) {
    return agreements.newest(request.agreement()).orElseThrow(() -> unknown(request));
  }

  private RequestRefused unknown(OpenTicketRequest request) {
    var known = agreements.names();
    return RequestRefused.unprocessable(
        "agreement",
        "There is no agreement '%s'; use %s."
            .formatted(request.agreement(), String.join(", ", known)));
  }

  private void check(OpenTicketRequest request, Caller caller, Terms terms) {
    if (!caller.visibility().organisation().map(request.customer()::equals).orElse(true)) {
      throw new RequestRefused(
          HttpStatus.FORBIDDEN,
          "customer",
          "You may open tickets for '%s' only.".formatted(caller.organisation().orElse("")));
    }
    if (request.detailsAreTooLong()) {
      throw OpenTicketRequest.detailsRefused();
    }
    var plan = request.plan() == null ? "" : request.plan();
    if (!terms.plans().isEmpty() && !terms.plans().contains(plan)) {
      throw RequestRefused.unprocessable(
          "plan",
          "'%s' is no plan of this agreement; use one of %s."
              .formatted(plan, String.join(", ", terms.plans())));
    }
    if (terms.row(plan, request.severity()).isEmpty()) {
      throw RequestRefused.unprocessable(
          "severity",
          "'%s' is no severity of this agreement; use one of %s."
              .formatted(request.severity(), String.join(", ", terms.severities())));
    }
  }

  private String digest(OpenTicketRequest request) {
    try {
      return IdempotencyKeys.digest(json.writeValueAsBytes(request));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Ticket inTransaction(Supplier<Ticket> work) {
    return transaction.execute(status -> work.get());
  }
}
