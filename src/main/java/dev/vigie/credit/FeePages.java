package dev.vigie.credit;

import dev.vigie.access.Caller;
import dev.vigie.availability.MeasuredService;
import dev.vigie.availability.Services;
import dev.vigie.problem.RequestRefused;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where managers write down what a service costs: on the page of a claim for it. */
@Controller
class FeePages {

  private static final int LONGEST_AMOUNT = 13;

  private final Claims claims;
  private final Services services;
  private final Fees fees;

  FeePages(Claims claims, Services services, Fees fees) {
    this.claims = claims;
    this.services = services;
    this.fees = fees;
  }

  @PostMapping("/claims/{id}/fee")
  String write(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String monthly,
      @RequestParam(defaultValue = "") String currency,
      Authentication signedIn,
      RedirectAttributes shownNext) {
    var caller = Caller.of(signedIn);
    return change(
        id,
        caller,
        service ->
            fees.put(
                service,
                LocalDate.parse(from.strip()),
                amount(monthly.strip()),
                ClaimApi.currency(currency),
                caller.name()),
        "credit.wrong.fee",
        shownNext);
  }

  /** Takes back a fee whose day has not come. */
  @PostMapping("/claims/{id}/fee/removal")
  String remove(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String from,
      Authentication signedIn,
      RedirectAttributes shownNext) {
    var caller = Caller.of(signedIn);
    return change(
        id,
        caller,
        service -> fees.remove(service, LocalDate.parse(from.strip()), caller.name()),
        "credit.wrong.removal",
        shownNext);
  }

  private String change(
      String claim,
      Caller caller,
      Consumer<MeasuredService> change,
      String wrong,
      RedirectAttributes shownNext) {
    var service = claims.find(claim, caller.visibility()).serviceId();
    shownNext.addAttribute("id", claim);
    try {
      change.accept(services.find(service, caller.visibility()));
      shownNext.addFlashAttribute("done", "people.changed");
    } catch (DateTimeException | RequestRefused refused) {
      shownNext.addFlashAttribute("wrong", wrong);
    }
    return "redirect:/claims/{id}";
  }

  private static BigDecimal amount(String written) {
    try {
      var amount =
          new BigDecimal(written.length() > LONGEST_AMOUNT ? "" : written.replace(',', '.'));
      if (amount.signum() >= 0
          && amount.scale() >= 0
          && amount.scale() <= 2
          && amount.precision() - amount.scale() <= 10) {
        return amount;
      }
    } catch (NumberFormatException unreadable) {
      // said below
    }
    throw RequestRefused.unprocessable("monthly", "This is no amount.");
  }
}
