package dev.vigie.credit;

import dev.vigie.access.Caller;
import dev.vigie.access.Role;
import dev.vigie.availability.LocalTimes;
import dev.vigie.availability.MeasuredService;
import dev.vigie.availability.Moment;
import dev.vigie.availability.Months;
import dev.vigie.availability.Services;
import dev.vigie.credit.Claim.Channel;
import dev.vigie.credit.CreditReviews.Decision;
import dev.vigie.paging.AskedPage;
import dev.vigie.problem.RequestRefused;
import dev.vigie.wording.Wording;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where credits are claimed, and where everybody sees what became of it. */
@Controller
class ClaimPages {

  private static final int ROWS = 50;
  private static final int LONGEST_NOTE = 2_000;

  private final Claims claims;
  private final ClaimWords words;
  private final CreditCorrections corrections;
  private final CreditReviews reviews;
  private final CreditExport export;
  private final Services services;
  private final Fees fees;
  private final Wording wording;
  private final Clock time;

  ClaimPages(
      Claims claims,
      ClaimWords words,
      CreditCorrections corrections,
      CreditReviews reviews,
      CreditExport export,
      Services services,
      Fees fees,
      Wording wording,
      Clock time) {
    this.claims = claims;
    this.words = words;
    this.corrections = corrections;
    this.reviews = reviews;
    this.export = export;
    this.services = services;
    this.fees = fees;
    this.wording = wording;
    this.time = time;
  }

  /**
   * One line of the list.
   *
   * @param due whether a manager has to look at it: it would be worth something else by now
   */
  record Row(Claim claim, ClaimWords.Said said, boolean due) {}

  /** What is written of a fee, and whether that can be taken back. */
  record FeeRow(ServiceFee fee, boolean toCome) {}

  /** What was set right of a claim. */
  record Correction(Claim claim, ClaimWords.Said said) {}

  /** What would set a decided claim right, in words. */
  record Due(String worth, List<String> differences, String sign) {}

  /** That a manager left it as it was decided. */
  record Left(String what, String at, String who, String why) {}

  @GetMapping("/claims")
  String list(
      @RequestParam(required = false) Claim.State state,
      @RequestParam(defaultValue = "0") int page,
      Authentication signedIn,
      Locale locale,
      Model model) {
    var caller = Caller.of(signedIn);
    var shown = AskedPage.of(page, ROWS);
    var found = claims.page(state, caller.visibility(), shown);
    model.addAttribute("claims", found);
    model.addAttribute(
        "rows",
        found
            .map(
                claim ->
                    new Row(
                        claim,
                        words.of(claim, Wording.spoken(locale)),
                        caller.role() == Role.MANAGER && reviews.due(claim).isPresent()))
            .getContent());
    model.addAttribute("states", Claim.State.values());
    model.addAttribute("state", state);
    model.addAttribute("month", YearMonth.from(time.instant().atZone(wording.zone())));
    return "claims/list";
  }

  @GetMapping("/claims/{id}")
  String show(@PathVariable String id, Authentication signedIn, Locale locale, Model model) {
    var caller = Caller.of(signedIn);
    var claim = claims.find(id, caller.visibility());
    var service = services.find(claim.serviceId(), caller.visibility());
    model.addAttribute("claim", claim);
    model.addAttribute("said", words.of(claim, Wording.spoken(locale)));
    model.addAttribute("service", service);
    model.addAttribute(
        "fees",
        fees.of(service).stream()
            .map(fee -> new FeeRow(fee, fees.isToCome(fee, service)))
            .toList());
    model.addAttribute("first", claims.corrected(claim).orElse(null));
    model.addAttribute(
        "corrections",
        corrections.of(claim).stream()
            .map(one -> new Correction(one, words.of(one, Wording.spoken(locale))))
            .toList());
    model.addAttribute("otherwise", otherwise(claim, Wording.spoken(locale)));
    model.addAttribute("left", caller.onTheTeam() ? left(claim, locale) : List.of());
    if (caller.role() == Role.MANAGER) {
      model.addAttribute(
          "due", corrections.due(claim).map(due -> said(due, Wording.spoken(locale))).orElse(null));
      model.addAttribute("toDecide", reviews.due(claim).isPresent());
    }
    return "claims/claim";
  }

  /** How it is worked out by what is known now; empty if that is as it was. */
  private List<String> otherwise(Claim claim, Locale locale) {
    return corrections
        .workedOutOtherwise(claim)
        .map(said -> words.lines(claim, said.verdict(), said.currency(), locale))
        .orElse(List.of());
  }

  private List<Left> left(Claim claim, Locale locale) {
    var times = wording.in(Wording.spoken(locale), words.zone(claim));
    return reviews.left(claim).stream()
        .map(
            review ->
                new Left(
                    review.seen(),
                    times.moment(review.decidedAt().orElseThrow()),
                    review.decidedBy().orElseThrow(),
                    review.reason().orElse("")))
        .toList();
  }

  private Due said(CreditCorrections.Due due, Locale locale) {
    return new Due(
        ClaimWords.money(due.worth().amount(), due.currency(), locale),
        words.lines(due, locale),
        due.sign());
  }

  /**
   * A manager grants or takes back what a claim would be worth more or less by now, or leaves it as
   * it was decided; each for a reason.
   */
  @PostMapping("/claims/{id}/correction")
  String correct(
      @PathVariable String id,
      @RequestParam Map<String, String> written,
      Authentication signedIn,
      RedirectAttributes shownNext) {
    var caller = Caller.of(signedIn);
    var claim = claims.find(id, caller.visibility());
    shownNext.addAttribute("id", id);
    var note = text(written, "note");
    var decision = "leave".equals(written.get("decision")) ? Decision.LEAVE : Decision.CORRECT;
    if (note.isEmpty() || note.length() > LONGEST_NOTE) {
      shownNext.addFlashAttribute("wrong", "credit.wrong.reason");
    } else if (reviews.decide(claim.id(), decision, text(written, "seen"), note, caller.name())) {
      shownNext.addFlashAttribute(
          "done", decision == Decision.LEAVE ? "credit.left.done" : "credit.corrected");
    } else {
      shownNext.addFlashAttribute("wrong", "credit.wrong.changed");
    }
    return "redirect:/claims/{id}";
  }

  /** The form for one outage or month. */
  @GetMapping(path = "/claims/new")
  String form(
      @RequestParam String service,
      @RequestParam(required = false) String outage,
      @RequestParam(required = false) String month,
      Authentication signedIn,
      Locale locale,
      Model model) {
    var reader = Caller.of(signedIn).visibility();
    var found = services.find(service, reader);
    if (outage != null && !outage.isEmpty() && !claims.isOf(outage, found, reader)) {
      throw new RequestRefused(HttpStatus.NOT_FOUND, "outage", "The service has no such outage.");
    }
    return form(found, outage, month, Map.of(), locale, model);
  }

  /**
   * @param month null or empty: the running one, unless an outage is named
   */
  private String form(
      MeasuredService service,
      String outage,
      String month,
      Map<String, String> written,
      Locale locale,
      Model model) {
    var named = Optional.ofNullable(outage).filter(one -> !one.isEmpty());
    var asked =
        Optional.ofNullable(month)
            .flatMap(Months::parse)
            .orElseGet(() -> YearMonth.from(time.instant().atZone(words.zone(service))));
    model.addAttribute("service", service);
    model.addAttribute("outage", named.orElse(null));
    model.addAttribute("month", named.isPresent() ? null : asked);
    model.addAttribute(
        "about",
        words.about(named, Optional.of(asked), Wording.spoken(locale), words.zone(service)));
    model.addAttribute("zone", words.zone(service).getId());
    model.addAttribute("written", written);
    model.addAttribute("form", written.getOrDefault("form", UUID.randomUUID().toString()));
    return "claims/new";
  }

  /**
   * @param form made with the page, so that sending the same form twice claims once
   */
  @PostMapping("/claims")
  String claim(
      @RequestParam String service,
      @RequestParam UUID form,
      @RequestParam Map<String, String> written,
      Authentication signedIn,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes shownNext) {
    var caller = Caller.of(signedIn);
    var found = services.find(service, caller.visibility());
    try {
      var claim =
          claims.receive(
              asked(written, found, caller, locale),
              found,
              caller.wish("page:" + form),
              caller.visibility());
      shownNext.addFlashAttribute("done", "credit.claimed");
      shownNext.addAttribute("id", claim.id());
      return "redirect:/claims/{id}";
    } catch (RequestRefused refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute("wrong", "credit.wrong." + refused.field());
      return refused.field().equals("outage")
          ? "error/404"
          : form(found, written.get("outage"), written.get("month"), written, locale, model);
    }
  }

  private NewClaim asked(
      Map<String, String> written, MeasuredService service, Caller caller, Locale locale) {
    var outage = Optional.of(text(written, "outage")).filter(one -> !one.isEmpty());
    var month = outage.isPresent() ? Optional.<YearMonth>empty() : month(text(written, "month"));
    var byMail = caller.role().helps() && !text(written, "claimedAt").isEmpty();
    return new NewClaim(
        service.id(),
        outage,
        month,
        byMail ? instant(text(written, "claimedAt"), service) : time.instant(),
        caller.name(),
        byMail ? Channel.MAIL : Channel.PORTAL,
        text(written, "email"),
        Wording.spoken(locale),
        text(written, "note"));
  }

  private Instant instant(String written, MeasuredService service) {
    return Moment.kept(new LocalTimes(words.zone(service)).read("claimedAt", written, null));
  }

  private static Optional<YearMonth> month(String written) {
    return Optional.ofNullable(written)
        .filter(one -> !one.isEmpty())
        .map(
            one ->
                Months.parse(one)
                    .orElseThrow(() -> RequestRefused.unprocessable("month", "This is no month.")));
  }

  @GetMapping("/claims/credits.csv")
  ResponseEntity<String> export(
      @RequestParam String month, @RequestParam(defaultValue = "credited") String by) {
    var wanted =
        month(month)
            .orElseThrow(() -> RequestRefused.unprocessable("month", "Name a month: 2026-11."));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv; charset=UTF-8"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"credits-%s-%s.csv\"".formatted(by, wanted))
        .body(export.of(which(by), wanted));
  }

  private static Billing.By which(String by) {
    return switch (by) {
      case "credited" -> Billing.By.CREDITED;
      case "granted" -> Billing.By.GRANTED;
      default -> throw RequestRefused.unprocessable("by", "Use one of credited, granted.");
    };
  }

  private static String text(Map<String, String> written, String field) {
    return written.getOrDefault(field, "").strip();
  }
}
