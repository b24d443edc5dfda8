package dev.vigie.notification;

import dev.vigie.access.Caller;
import dev.vigie.customer.Customer;
import dev.vigie.customer.Customers;
import dev.vigie.customer.MailAddress;
import dev.vigie.paging.AskedPage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where the team keeps how anybody wants our mails, and a customer administrator how the people of
 * the own organisation do.
 */
@Controller
@RequestMapping({RecipientPages.OF_ALL, RecipientPages.OF_OWN})
class RecipientPages {

  static final String OF_ALL = "/mails/recipients";
  static final String OF_OWN = "/organisation/recipients";

  private static final int ROWS = 50;
  private static final Set<String> LANGUAGES = Set.of("en", "fr");

  private final Recipients recipients;
  private final Customers customers;

  RecipientPages(Recipients recipients, Customers customers) {
    this.recipients = recipients;
    this.customers = customers;
  }

  @GetMapping
  String list(
      @RequestParam(defaultValue = "") String address,
      @RequestParam(defaultValue = "0") int page,
      Authentication signedIn,
      HttpServletRequest request,
      Model model) {
    var customer = customer(signedIn);
    var shown = AskedPage.of(page, ROWS);
    var known = MailAddress.tidy(address).filter(one -> mayBeKept(customer, one));
    model.addAttribute("recipients", recipients.page(customer, shown));
    model.addAttribute("here", request.getServletPath());
    model.addAttribute("address", known.orElse(""));
    model.addAttribute("wishes", known.map(recipients::wishes).orElse(Wishes.NONE));
    model.addAttribute("declinable", Recipients.declinable(customer.isPresent()));
    model.addAttribute("customer", customer.orElse(null));
    return "mails/recipients";
  }

  /**
   * @param language empty for the usual one
   */
  @PostMapping
  String choose(
      @RequestParam String address,
      @RequestParam(defaultValue = "") String language,
      @RequestParam(defaultValue = "false") boolean textOnly,
      @RequestParam(defaultValue = "") List<MailKind> declined,
      @RequestParam(defaultValue = "false") boolean usual,
      Authentication signedIn,
      HttpServletRequest request,
      RedirectAttributes shownNext) {
    var customer = customer(signedIn);
    var tidy = MailAddress.tidy(address);
    if (tidy.isEmpty()) {
      return shown(request, shownNext, "wrong", "people.wrong.address");
    }
    if (!mayBeKept(customer, tidy.get())) {
      return shown(request, shownNext, "wrong", "recipients.wrong.of-others");
    }
    if (usual) {
      recipients.forget(tidy.get());
    } else {
      var kinds = EnumSet.noneOf(MailKind.class);
      kinds.addAll(declined);
      kinds.retainAll(Recipients.declinable(customer.isPresent()));
      var spoken = Optional.of(language).filter(LANGUAGES::contains).map(Locale::of);
      recipients.choose(tidy.get(), new Wishes(spoken, textOnly, kinds));
    }
    return shown(request, shownNext, "done", "people.changed");
  }

  /** Empty for the team, who keep everybody's. */
  private Optional<Customer> customer(Authentication signedIn) {
    var caller = Caller.of(signedIn);
    return caller.onTheTeam()
        ? Optional.empty()
        : Optional.of(customers.get(caller.organisation().orElse("")));
  }

  private static boolean mayBeKept(Optional<Customer> customer, String address) {
    return customer.map(one -> one.hasAddress(address)).orElse(true);
  }

  private static String shown(
      HttpServletRequest request, RedirectAttributes shownNext, String how, String what) {
    shownNext.addFlashAttribute(how, what);
    return "redirect:" + request.getServletPath();
  }
}
