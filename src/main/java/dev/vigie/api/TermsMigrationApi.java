package dev.vigie.api;

import dev.vigie.access.Caller;
import dev.vigie.agreement.Agreements;
import dev.vigie.agreement.Objective;
import dev.vigie.agreement.Terms;
import dev.vigie.agreement.UnusableDesignFile;
import dev.vigie.problem.RequestRefused;
import dev.vigie.ticket.TermsMigration;
import dev.vigie.ticket.TicketQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a manager does when a designer has edited an agreement. */
@RestController
@RequestMapping("/api/agreements")
@Tag(name = "Agreements")
class TermsMigrationApi {

  private final Agreements agreements;
  private final TicketQueries queries;
  private final TermsMigration migration;

  TermsMigrationApi(Agreements agreements, TicketQueries queries, TermsMigration migration) {
    this.agreements = agreements;
    this.queries = queries;
    this.migration = migration;
  }

  /**
   * @param more whether open tickets are left on older terms because there are too many for a call
   */
  record MigrationView(
      String agreement, String version, boolean dryRun, boolean more, List<TicketView> tickets) {}

  /**
   * @param obstacle null unless the ticket keeps its terms
   */
  record TicketView(String number, List<ChangeView> changes, String obstacle) {

    static TicketView of(TermsMigration.Outcome outcome) {
      return new TicketView(
          outcome.number().toString(),
          outcome.changes().stream().map(ChangeView::of).toList(),
          outcome.obstacle().orElse(null));
    }
  }

  record ChangeView(Objective objective, StandingView before, StandingView after) {

    static ChangeView of(TermsMigration.Change change) {
      return new ChangeView(
          change.objective(), StandingView.of(change.before()), StandingView.of(change.after()));
    }
  }

  record StandingView(String target, Instant dueAt) {

    static StandingView of(TermsMigration.Standing standing) {
      return new StandingView(standing.target().code(), standing.dueAt().orElse(null));
    }
  }

  @PostMapping("/{id}/migration")
  @Operation(
      summary = "Moves open tickets to the newest terms",
      description =
          "For managers. A dry run, unless dryRun is false, lists each deadline before and after.")
  MigrationView migrate(
      @PathVariable String id,
      @Valid @RequestBody(required = false) MigrationRequest body,
      Authentication signedIn) {
    var request = body == null ? MigrationRequest.REHEARSAL_OF_ALL : body;
    var caller = Caller.of(signedIn);
    var newest = newest(id);
    var chosen = request.chosen(queries, caller, most -> queries.openOnOlderTerms(newest, most));
    var outcomes =
        chosen.stream()
            .limit(MigrationRequest.MOST)
            .map(
                ticket ->
                    request.rehearsal()
                        ? migration.rehearse(ticket, newest, caller.name())
                        : migration.migrate(ticket, newest, caller.name()))
            .map(TicketView::of)
            .toList();
    return new MigrationView(
        id, newest.version(), request.rehearsal(), chosen.size() > MigrationRequest.MOST, outcomes);
  }

  @PostMapping("/reload")
  @Operation(
      summary = "Reads the designers' files again, at once",
      description =
          "For managers. A mistake is answered with file, row and remedy; nothing changes.")
  List<AgreementApi.TermsView> reload() {
    try {
      agreements.reload();
    } catch (UnusableDesignFile unusable) {
      throw RequestRefused.unprocessable("file", unusable.getMessage());
    }
    return agreements.all().stream().map(AgreementApi::view).toList();
  }

  private Terms newest(String id) {
    return agreements.newest(id).orElseThrow(() -> AgreementApi.unknown(id));
  }
}
