package dev.vigie.api;

import dev.vigie.access.Caller;
import dev.vigie.problem.RequestRefused;
import dev.vigie.process.EngineAway;
import dev.vigie.process.ModelDeployment;
import dev.vigie.process.ModelMigration;
import dev.vigie.process.ModelVersion;
import dev.vigie.process.UnknownModel;
import dev.vigie.process.UnusableModel;
import dev.vigie.ticket.TicketQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a manager does when a designer has edited a model. */
@RestController
@RequestMapping("/api/models")
@Tag(name = "Models")
class ModelApi {

  private final ModelDeployment deployment;
  private final ModelMigration migration;
  private final TicketQueries queries;

  ModelApi(ModelDeployment deployment, ModelMigration migration, TicketQueries queries) {
    this.deployment = deployment;
    this.migration = migration;
    this.queries = queries;
  }

  /**
   * @param more whether tickets are left on older versions because there are too many for a call
   * @param changes what the newest version adds and lacks, for each version that was found
   */
  record ModelMigrationView(
      String model,
      int version,
      boolean dryRun,
      boolean more,
      List<ModelMigration.Change> changes,
      List<MovedTicketView> tickets) {}

  /**
   * @param instance in Operate; text, because it is too long for the numbers of some programs
   * @param obstacle null unless the ticket stays on its version
   */
  record MovedTicketView(String number, String instance, Integer from, int to, String obstacle) {

    static MovedTicketView of(ModelMigration.Outcome outcome) {
      return new MovedTicketView(
          outcome.number().toString(),
          outcome.instance().map(String::valueOf).orElse(null),
          outcome.from().orElse(null),
          outcome.to(),
          outcome.obstacle().orElse(null));
    }
  }

  @PostMapping("/deployment")
  @Operation(
      summary = "Deploys the designers' models and forms",
      description =
          "For managers. All files at once, because they are bound to each other; one that did not"
              + " change keeps its version. New tickets follow the new versions, open ones do not."
              + " A mistake is answered with file and element; nothing changes.")
  List<ModelVersion> deploy() {
    return answered(deployment::deploy);
  }

  @PostMapping("/{model}/migration")
  @Operation(
      summary = "Moves tickets to the newest version of a model",
      description =
          "For managers. A dry run, unless dryRun is false. Elements are matched by their ids; every"
              + " timer and task that exists in both versions goes on as it is. A ticket that stands"
              + " where the newest version has nothing keeps its version. Models that this one"
              + " calls are migrated by calls of their own.")
  ModelMigrationView migrate(
      @PathVariable String model,
      @Valid @RequestBody(required = false) MigrationRequest body,
      Authentication signedIn) {
    var request = body == null ? MigrationRequest.REHEARSAL_OF_ALL : body;
    var caller = Caller.of(signedIn);
    return answered(
        () -> {
          var chosen =
              request.chosen(queries, caller, most -> migration.onOtherVersions(model, most));
          var order = new ModelMigration.Order(model, caller.name(), request.rehearsal());
          var report = migration.run(order, chosen.stream().limit(MigrationRequest.MOST).toList());
          return new ModelMigrationView(
              model,
              report.version(),
              request.rehearsal(),
              chosen.size() > MigrationRequest.MOST,
              report.changes(),
              report.outcomes().stream().map(MovedTicketView::of).toList());
        });
  }

  private static <T> T answered(Supplier<T> asked) {
    try {
      return asked.get();
    } catch (UnknownModel unknown) {
      throw new RequestRefused(HttpStatus.NOT_FOUND, "model", unknown.getMessage());
    } catch (UnusableModel unusable) {
      throw RequestRefused.unprocessable("file", unusable.getMessage());
    } catch (EngineAway away) {
      throw new RequestRefused(HttpStatus.SERVICE_UNAVAILABLE, "engine", away.getMessage());
    }
  }
}
