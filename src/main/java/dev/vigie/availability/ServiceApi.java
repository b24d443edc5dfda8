package dev.vigie.availability;

import dev.vigie.access.Caller;
import dev.vigie.agreement.ServiceInstance;
import dev.vigie.availability.Corrections.Hand;
import dev.vigie.paging.PageView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The services of which availability is measured. */
@RestController
@RequestMapping("/api/services")
@Tag(name = "Availability")
class ServiceApi {

  private static final String INSTANCES = "production|non-production|subcontracted";

  private final Services services;

  ServiceApi(Services services) {
    this.services = services;
  }

  record NewService(
      @NotBlank(message = "is missing; name the customer")
          @Size(max = 80, message = "is longer than 80 characters")
          String customer,
      @NotBlank(message = "is missing; use its id, such as offimizer")
          @Size(max = 40, message = "is longer than 40 characters; use its id, such as offimizer")
          String agreement,
      @Size(max = 40, message = "is longer than 40 characters; use its id, such as gold")
          String plan,
      @NotBlank(message = "is missing; give the service a name")
          @Size(max = 120, message = "is longer than 120 characters; shorten it")
          String name,
      @Pattern(
              regexp = INSTANCES,
              message = "is not one of production, non-production, subcontracted")
          String instance,
      @NotNull(message = "is missing; say since when the customer has it") Instant activeFrom,
      Instant activeTo) {

    ServiceFacts facts() {
      return ServiceApi.facts(name, plan, instance, activeFrom, activeTo);
    }
  }

  record ServiceChange(
      @Size(max = 40, message = "is longer than 40 characters; use its id, such as gold")
          String plan,
      @NotBlank(message = "is missing; give the service a name")
          @Size(max = 120, message = "is longer than 120 characters; shorten it")
          String name,
      @Pattern(
              regexp = INSTANCES,
              message = "is not one of production, non-production, subcontracted")
          String instance,
      @NotNull(message = "is missing; say since when the customer has it") Instant activeFrom,
      Instant activeTo,
      @NotBlank(message = "is missing; say why")
          @Size(max = 500, message = "is longer than 500 characters; shorten it")
          String reason) {

    ServiceFacts facts() {
      return ServiceApi.facts(name, plan, instance, activeFrom, activeTo);
    }
  }

  private static ServiceFacts facts(
      String name, String plan, String instance, Instant activeFrom, Instant activeTo) {
    return new ServiceFacts(
        name,
        plan == null ? "" : plan,
        instance == null ? ServiceInstance.PRODUCTION : ServiceInstance.of(instance).orElseThrow(),
        activeFrom,
        activeTo);
  }

  @GetMapping
  @Operation(summary = "Services, by customer, agreement and name")
  PageView<ServiceView> list(
      @RequestParam(required = false) @Size(max = 80) String customer,
      @RequestParam(required = false) @Size(max = 40) String agreement,
      @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
      Authentication caller) {
    var wanted = PageRequest.of(page, size);
    var visibility = Caller.of(caller).visibility();
    return PageView.of(services.page(customer, agreement, visibility, wanted).map(ServiceView::of));
  }

  @GetMapping("/{id}")
  @Operation(summary = "A service")
  ServiceView one(@PathVariable String id, Authentication caller) {
    return ServiceView.of(services.find(id, Caller.of(caller).visibility()));
  }

  @PostMapping
  @Operation(
      summary = "Writes down that a customer has a service",
      description = "The same again answers the same service.")
  ResponseEntity<ServiceView> add(@Valid @RequestBody NewService asked) {
    var service = added(asked);
    return ResponseEntity.created(URI.create("/api/services/" + service.id()))
        .body(ServiceView.of(service));
  }

  /** Who sends the same twice at once comes second. */
  private MeasuredService added(NewService asked) {
    try {
      return services.add(asked.customer(), asked.agreement(), asked.facts());
    } catch (DataIntegrityViolationException anotherWasFaster) {
      return services.add(asked.customer(), asked.agreement(), asked.facts());
    }
  }

  @PutMapping("/{id}")
  @Operation(
      summary = "Sets right what is known of a service, or ends it",
      description = "What was written before is kept, with who changed it and why.")
  ServiceView correct(
      @PathVariable String id, @Valid @RequestBody ServiceChange change, Authentication signedIn) {
    var caller = Caller.of(signedIn);
    var hand = new Hand(caller.name(), change.reason());
    return ServiceView.of(
        services.correct(services.find(id, caller.visibility()), change.facts(), hand));
  }
}
