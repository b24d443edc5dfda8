package dev.vigie.availability;

import dev.vigie.access.Caller;
import dev.vigie.agreement.Agreements;
import dev.vigie.agreement.ServiceInstance;
import dev.vigie.availability.Corrections.Hand;
import dev.vigie.paging.AskedPage;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How much services could be used: all that the reader may see, and each with its reasons. */
@Controller
@RequestMapping("/availability")
class AvailabilityPages {

  private static final int ROWS = 25;
  private static final int LONGEST_REASON = 500;

  private final Services services;
  private final ServicePages pages;
  private final ServicePageModel model;
  private final Agreements agreements;
  private final ServiceTerms terms;
  private final Clock time;

  AvailabilityPages(
      Services services,
      ServicePages pages,
      ServicePageModel model,
      Agreements agreements,
      ServiceTerms terms,
      Clock time) {
    this.services = services;
    this.pages = pages;
    this.model = model;
    this.agreements = agreements;
    this.terms = terms;
    this.time = time;
  }

  @GetMapping
  String list(
      @RequestParam(required = false) String month,
      @RequestParam(required = false) String customer,
      @RequestParam(defaultValue = "0") int page,
      Authentication signedIn,
      Locale locale,
      Model shown) {
    var caller = Caller.of(signedIn);
    var asked = Months.asked(month, time.instant());
    var whose = customer == null || customer.isBlank() ? null : customer;
    var wanted = AskedPage.of(page, ROWS);
    var found = services.page(whose, null, caller.visibility(), wanted);
    var known = new TreeSet<>(services.customers());
    Optional.ofNullable(whose).ifPresent(known::add);
    shown.addAttribute("rows", pages.rows(found.getContent(), asked, locale));
    shown.addAttribute("found", found);
    shown.addAttribute("month", asked);
    shown.addAttribute("monthName", pages.name(asked, locale));
    shown.addAttribute("customer", whose);
    shown.addAttribute("customers", caller.onTheTeam() ? known : new TreeSet<String>());
    shown.addAttribute("mayWrite", caller.role().helps());
    shown.addAttribute("instances", ServiceInstance.values());
    shown.addAttribute("agreements", agreements.names());
    shown.addAttribute("plans", agreements.plans());
    return "availability/list";
  }

  @GetMapping("/{id}")
  String service(
      @PathVariable String id,
      @RequestParam(required = false) String month,
      @RequestParam(defaultValue = "0") int outages,
      @RequestParam(defaultValue = "0") int maintenance,
      Authentication signedIn,
      Locale locale,
      Model shown) {
    var caller = Caller.of(signedIn);
    var service = services.find(id, caller.visibility());
    var asked = Months.asked(month, time.instant());
    model.fill(shown, service, asked, outages, maintenance, caller, locale);
    return ServicePageModel.TEMPLATE;
  }

  @PostMapping("/services")
  String add(
      @RequestParam String customer,
      @RequestParam String agreement,
      @RequestParam(defaultValue = "") String plan,
      @RequestParam String name,
      @RequestParam String instance,
      @RequestParam String activeFrom,
      RedirectAttributes shownNext) {
    var facts =
        facts(
            name,
            plan,
            instance,
            new LocalTimes(terms.zone(agreement)).read("activeFrom", activeFrom, null),
            null);
    var service = services.add(bounded(customer.strip(), 80), agreement, facts);
    return shown(service.id(), "availability.service.added", shownNext);
  }

  @PostMapping("/{id}")
  String correct(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String plan,
      @RequestParam String name,
      @RequestParam String instance,
      @RequestParam String activeFrom,
      @RequestParam(defaultValue = "") String activeTo,
      @RequestParam String reason,
      Authentication signedIn,
      RedirectAttributes shownNext) {
    var caller = Caller.of(signedIn);
    var service = services.find(id, caller.visibility());
    var fields = new LocalTimes(pages.zone(service));
    try {
      var facts =
          facts(
              name,
              plan,
              instance,
              fields.read("activeFrom", activeFrom, service.activeFrom()),
              fields.read("activeTo", activeTo, service.activeTo().orElse(null)));
      services.correct(service, facts, hand(caller, reason));
      return shown(id, "availability.corrected", shownNext);
    } catch (AvailabilityRefused refused) {
      shownNext.addFlashAttribute("wrong", "availability.wrong." + refused.why());
      return "redirect:/availability/" + id;
    }
  }

  /** Back to where it was written, saying why it cannot be so. */
  @ExceptionHandler
  String refuse(AvailabilityRefused refused, RedirectAttributes shownNext) {
    shownNext.addFlashAttribute("wrong", "availability.wrong." + refused.why());
    return "redirect:/availability";
  }

  static ServiceFacts facts(
      String name, String plan, String instance, Instant activeFrom, Instant activeTo) {
    if (name.isBlank() || activeFrom == null) {
      throw new AvailabilityRefused(
          "missing", name.isBlank() ? "name" : "activeFrom", "is missing");
    }
    return new ServiceFacts(
        bounded(name, 120),
        plan,
        ServiceInstance.of(instance)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST)),
        activeFrom,
        activeTo);
  }

  static Hand hand(Caller caller, String reason) {
    if (reason.isBlank()) {
      throw new AvailabilityRefused("reason", "reason", "reason is missing; say why.");
    }
    return new Hand(caller.name(), bounded(reason.strip(), LONGEST_REASON));
  }

  /** The page lets nobody write more. */
  static String bounded(String text, int most) {
    if (text.length() > most) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return text;
  }

  static String shown(String service, String done, RedirectAttributes shownNext) {
    shownNext.addFlashAttribute("done", done);
    return "redirect:/availability/" + service;
  }
}
