package dev.vigie.credit;

import dev.vigie.access.Caller;
import dev.vigie.availability.Moment;
import dev.vigie.availability.Months;
import dev.vigie.availability.Services;
import dev.vigie.credit.Claim.Channel;
import dev.vigie.paging.PageView;
import dev.vigie.problem.RequestRefused;
import dev.vigie.wording.Wording;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.data.domain.PageRequest;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Claims for credits, what was granted, and what services cost. */
@RestController
@Tag(name = "Credits")
class ClaimApi {

  private static final String NO_MONTH = "is no month, such as 2026-11";

  private final Claims claims;
  private final ClaimWords words;
  private final Services services;
  private final Fees fees;
  private final Billing billing;
  private final Clock time;

  ClaimApi(
      Claims claims, ClaimWords words, Services services, Fees fees, Billing billing, Clock time) {
    this.claims = claims;
    this.words = words;
    this.billing = billing;
    this.services = services;
    this.fees = fees;
    this.time = time;
  }

  /**
   * @param claimedAt when a claim in writing reached us; the team only, else it is now
   */
  record AskedClaim(
      @NotBlank(message = "is missing; use an id from /api/services")
          @Size(max = 36, message = "is no id of a service; see /api/services")
          String service,
      @Size(max = 36, message = "is no id of an outage; see /api/outages") String outage,
      @Pattern(regexp = Months.PATTERN, message = NO_MONTH) String month,
      Instant claimedAt,
      @NotBlank(message = "is missing; say whom the decision is sent to")
          @Email(message = "is no e-mail address")
          @Size(max = 254, message = "is longer than 254 characters")
          String email,
      @Pattern(regexp = "en|fr", message = "is not one of en, fr") String language,
      @Size(max = 2_000, message = "is longer than 2,000 characters; shorten it") String note) {}

  /** From a day on. */
  record Fee(
      @NotNull(message = "is missing; say from which day on, such as 2026-11-01") LocalDate from,
      @NotNull(message = "is missing; say how much a month costs")
          @DecimalMin(value = "0", message = "is less than nothing")
          @DecimalMax(value = "9999999999.99", message = "is more than can be kept")
          @Digits(integer = 10, fraction = 2, message = "has parts of a cent; round it")
          BigDecimal monthly,
      @NotBlank(message = "is missing; name it as ISO 4217 does, such as CAD") String currency) {}

  @PostMapping("/api/claims")
  @Operation(
      summary = "Claims a credit for an outage or a month",
      description =
          "What the agreement says is worked out at once; a manager has the last word. The same"
              + " Idempotency-Key with the same claim answers the same one.")
  ResponseEntity<ClaimView> claim(
      @Valid @RequestBody AskedClaim asked,
      @RequestHeader(name = "Idempotency-Key", required = false) @Size(min = 1, max = 60)
          String key,
      Authentication signedIn,
      Locale locale) {
    var caller = Caller.of(signedIn);
    var service = services.find(asked.service(), caller.visibility());
    var claim =
        claims.receive(
            new NewClaim(
                service.id(),
                Optional.ofNullable(asked.outage()),
                Optional.ofNullable(asked.month()).map(YearMonth::parse),
                claimedAt(asked, caller),
                caller.name(),
                Channel.API,
                asked.email(),
                Locale.of(asked.language() == null ? "en" : asked.language()),
                asked.note() == null ? "" : asked.note().strip()),
            service,
            caller.wish(key),
            caller.visibility());
    return ResponseEntity.created(URI.create("/api/claims/" + claim.id()))
        .body(view(claim, caller, locale));
  }

  private Instant claimedAt(AskedClaim asked, Caller caller) {
    if (asked.claimedAt() == null) {
      return time.instant();
    }
    if (!caller.role().helps()) {
      throw RequestRefused.unprocessable(
          "claimedAt", "Only the team says when a claim reached us; leave claimedAt out.");
    }
    return Moment.kept(asked.claimedAt());
  }

  @GetMapping("/api/claims")
  @Operation(summary = "Claims, newest first")
  PageView<ClaimView> list(
      @RequestParam(required = false) Claim.State state,
      @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
      Authentication signedIn,
      Locale locale) {
    var caller = Caller.of(signedIn);
    return PageView.of(
        claims
            .page(state, caller.visibility(), PageRequest.of(page, size))
            .map(claim -> view(claim, caller, locale)));
  }

  @GetMapping("/api/claims/{id}")
  @Operation(summary = "A claim, with its arithmetic")
  ClaimView one(@PathVariable String id, Authentication signedIn, Locale locale) {
    var caller = Caller.of(signedIn);
    return view(claims.find(id, caller.visibility()), caller, locale);
  }

  @GetMapping("/api/credits")
  @Operation(
      summary = "What was granted, for billing",
      description =
          "In the order in which they were granted, a page at a time. What was set right of a credit"
              + " is a row of its own, with a negative amount if it was taken back.")
  List<ClaimView> granted(
      @Parameter(description = "such as 2026-11")
          @RequestParam
          @Pattern(regexp = Months.PATTERN, message = NO_MONTH)
          String month,
      @Parameter(
              description =
                  "whether it is the month whose fees are credited, or in which it was granted")
          @RequestParam(defaultValue = "credited")
          @Pattern(regexp = "credited|granted", message = "is not one of credited, granted")
          String by,
      @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
      @RequestParam(defaultValue = "200") @Min(1) @Max(200) int size,
      Authentication signedIn,
      Locale locale) {
    var caller = Caller.of(signedIn);
    var which = by.equals("granted") ? Billing.By.GRANTED : Billing.By.CREDITED;
    return billing.page(which, YearMonth.parse(month), PageRequest.of(page, size)).stream()
        .map(claim -> view(claim, caller, locale))
        .toList();
  }

  @GetMapping("/api/services/{id}/fees")
  @Operation(summary = "What a service costs a month, from which day on")
  List<Fee> fees(@PathVariable String id, Authentication caller) {
    return fees.of(services.find(id, Caller.of(caller).visibility())).stream()
        .map(fee -> new Fee(fee.from(), fee.monthly(), fee.currency()))
        .toList();
  }

  @PutMapping("/api/services/{id}/fees")
  @Operation(summary = "Writes down what a service costs a month from a day on")
  List<Fee> put(@PathVariable String id, @Valid @RequestBody Fee fee, Authentication caller) {
    var service = services.find(id, Caller.of(caller).visibility());
    fees.put(
        service, fee.from(), fee.monthly(), currency(fee.currency()), Caller.of(caller).name());
    return fees(id, caller);
  }

  @DeleteMapping("/api/services/{id}/fees")
  @Operation(summary = "Takes back what was written for a day that has not come")
  List<Fee> remove(
      @PathVariable String id,
      @Parameter(description = "the first day of the fee, such as 2027-01-01")
          @RequestParam
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          LocalDate from,
      Authentication caller) {
    fees.remove(services.find(id, Caller.of(caller).visibility()), from, Caller.of(caller).name());
    return fees(id, caller);
  }

  static String currency(String written) {
    try {
      return Currency.getInstance(written.strip().toUpperCase(Locale.ROOT)).getCurrencyCode();
    } catch (IllegalArgumentException none) {
      throw RequestRefused.unprocessable(
          "currency", "'%s' is no currency of ISO 4217; use one such as CAD.".formatted(written));
    }
  }

  private ClaimView view(Claim claim, Caller reader, Locale locale) {
    return ClaimView.of(claim, words.of(claim, Wording.spoken(locale)).lines(), reader);
  }
}
