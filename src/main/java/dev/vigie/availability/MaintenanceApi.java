package dev.vigie.availability;

import dev.vigie.access.Caller;
import dev.vigie.availability.Corrections.Hand;
import dev.vigie.availability.MaintenancePlans.Plan;
import dev.vigie.paging.PageView;
import dev.vigie.problem.RequestRefused;
import dev.vigie.ticket.Visibility;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Planned maintenance. */
@RestController
@RequestMapping("/api/maintenance")
@Tag(name = "Availability")
class MaintenanceApi {

  private static final String KEY = "Idempotency-Key";

  private final MaintenancePlans plans;
  private final Services services;
  private final Corrections corrections;
  private final AvailabilityWords words;

  MaintenanceApi(
      MaintenancePlans plans, Services services, Corrections corrections, AvailabilityWords words) {
    this.plans = plans;
    this.services = services;
    this.corrections = corrections;
    this.words = words;
  }

  record NewMaintenance(
      @Size(max = 40, message = "is longer than 40 characters; use its id, such as offimizer")
          String agreement,
      @Size(max = 36, message = "is no id of a service; see /api/services") String service,
      @NotNull(message = "is missing; say when it begins") Instant plannedFrom,
      @NotNull(message = "is missing; say when it ends") Instant plannedTo,
      Instant begunAt,
      Instant endedAt,
      boolean requested,
      @NotBlank(message = "is missing; say what is done and what it means for the customer")
          @Size(max = 2_000, message = "is longer than 2,000 characters; shorten it")
          String what,
      Instant announcedAt,
      boolean confirm) {

    MaintenanceFacts facts() {
      return new MaintenanceFacts(
          plannedFrom, plannedTo, begunAt, endedAt, requested, what.strip());
    }
  }

  record MaintenanceChange(
      @NotNull(message = "is missing; say when it begins") Instant plannedFrom,
      @NotNull(message = "is missing; say when it ends") Instant plannedTo,
      Instant begunAt,
      Instant endedAt,
      boolean requested,
      @NotBlank(message = "is missing; say what is done and what it means for the customer")
          @Size(max = 2_000, message = "is longer than 2,000 characters; shorten it")
          String what,
      Instant announcedAt,
      boolean confirm,
      @NotBlank(message = "is missing; say why")
          @Size(max = 500, message = "is longer than 500 characters; shorten it")
          String reason) {

    MaintenanceFacts facts() {
      return new MaintenanceFacts(
          plannedFrom, plannedTo, begunAt, endedAt, requested, what.strip());
    }
  }

  record Cancellation(
      @NotBlank(message = "is missing; say why")
          @Size(max = 500, message = "is longer than 500 characters; shorten it")
          String reason) {}

  /** Why a plan needs to be confirmed. */
  record Warning(MaintenanceDoubt.Kind kind, String clause, String text) {}

  @GetMapping
  @Operation(summary = "Maintenance, latest first; also what is cancelled")
  PageView<MaintenanceView> list(
      @RequestParam(required = false) @Size(max = 36) String service,
      @RequestParam(required = false) @Size(max = 80) String customer,
      @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
      Authentication caller) {
    var reader = Caller.of(caller).visibility();
    var of = Optional.ofNullable(service).map(id -> services.find(id, reader));
    var found = plans.page(of, customer, reader, PageRequest.of(page, size));
    var told = plans.announced(found.getContent());
    var corrected = corrections.of(found.map(Maintenance::id).getContent(), reader);
    return PageView.of(
        found.map(one -> MaintenanceView.of(one, own(told.get(one.id()), reader), corrected)));
  }

  @GetMapping("/{id}")
  @Operation(summary = "A maintenance, with when customers were told and what was changed")
  MaintenanceView one(@PathVariable String id, Authentication caller) {
    var reader = Caller.of(caller).visibility();
    return view(plans.find(id, reader), reader);
  }

  @PostMapping
  @Operation(
      summary = "Plans maintenance of a service, or of all under an agreement",
      description =
          "The customers are told by mail, unless announcedAt says that they were told already."
              + " What is not as the agreement says is answered with 409 and warnings; confirm: true"
              + " plans it all the same.")
  ResponseEntity<MaintenanceView> plan(
      @Valid @RequestBody NewMaintenance asked,
      @RequestHeader(name = KEY, required = false) @Size(min = 1, max = 60) String key,
      Authentication signedIn) {
    var caller = Caller.of(signedIn);
    if ((asked.agreement() == null) == (asked.service() == null)) {
      throw RequestRefused.unprocessable(
          "service", "Name either one service, or an agreement for all services under it.");
    }
    var agreement =
        asked.service() == null
            ? asked.agreement()
            : services.find(asked.service(), caller.visibility()).agreement();
    var planned =
        plans.plan(
            new Plan(
                agreement,
                asked.service(),
                asked.facts(),
                Moment.kept(asked.announcedAt()),
                asked.confirm()),
            caller.wish(key),
            caller.name());
    return ResponseEntity.created(URI.create("/api/maintenance/" + planned.id()))
        .body(view(planned, caller.visibility()));
  }

  @PutMapping("/{id}")
  @Operation(
      summary = "Moves maintenance, or says when it really was",
      description = "Another time is announced again. What was written before is kept.")
  MaintenanceView change(
      @PathVariable String id,
      @Valid @RequestBody MaintenanceChange change,
      Authentication signedIn) {
    var caller = Caller.of(signedIn);
    var hand = new Hand(caller.name(), change.reason());
    var changed =
        plans.change(id, change.facts(), Moment.kept(change.announcedAt()), change.confirm(), hand);
    return view(changed, caller.visibility());
  }

  @PostMapping("/{id}/cancellation")
  @Operation(summary = "Cancels maintenance; the customers are told")
  MaintenanceView cancel(
      @PathVariable String id,
      @Valid @RequestBody Cancellation cancellation,
      Authentication signedIn) {
    var caller = Caller.of(signedIn);
    var hand = new Hand(caller.name(), cancellation.reason());
    return view(plans.cancel(id, hand), caller.visibility());
  }

  @ExceptionHandler
  ProblemDetail warn(MaintenanceDoubtful plan, Locale locale) {
    var said = words.in(locale, ZoneOffset.UTC);
    var warnings =
        plan.doubts().stream()
            .map(doubt -> new Warning(doubt.kind(), doubt.clause(), said.doubt(doubt)))
            .toList();
    var problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.CONFLICT,
            warnings.stream().map(Warning::text).collect(Collectors.joining(" "))
                + " Send confirm: true to plan it all the same.");
    problem.setProperty("warnings", warnings);
    return problem;
  }

  private MaintenanceView view(Maintenance maintenance, Visibility reader) {
    var announced = plans.announced(List.of(maintenance)).get(maintenance.id());
    return MaintenanceView.of(
        maintenance, own(announced, reader), corrections.of(List.of(maintenance.id()), reader));
  }

  /** Nobody learns from it who else has the service. */
  private static Map<String, Instant> own(Map<String, Instant> announced, Visibility reader) {
    return announced.entrySet().stream()
        .filter(told -> reader.organisation().map(told.getKey()::equals).orElse(true))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
