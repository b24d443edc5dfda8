package dev.vigie.people;

import dev.vigie.access.Caller;
import dev.vigie.customer.Customers;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a customer administrator looks after the own organisation. */
@Controller
@RequestMapping("/organisation")
class OrganisationPage {

  private static final int LONGEST_LIST = 30_000;

  private final Organisation organisation;
  private final Customers customers;

  OrganisationPage(Organisation organisation, Customers customers) {
    this.organisation = organisation;
    this.customers = customers;
  }

  @GetMapping
  String show(Authentication signedIn, Model model) {
    var customer = customers.get(own(signedIn));
    model.addAttribute("customer", customer);
    model.addAttribute("limit", organisation.limit(customer).orElse(null));
    model.addAttribute("people", organisation.people(customer.id()));
    model.addAttribute("shortest", NewPassword.SHORTEST);
    return "people/organisation";
  }

  @PostMapping("/mail-users")
  String designate(
      @RequestParam String addresses, Authentication signedIn, RedirectAttributes shownNext) {
    if (addresses.length() > LONGEST_LIST) {
      throw new PersonRefused("too-many-mail-users");
    }
    organisation.designate(own(signedIn), addresses.lines().toList());
    return shown("people.changed", shownNext);
  }

  @PostMapping("/people")
  String add(
      @RequestParam String name,
      @RequestParam String fullName,
      @RequestParam String password,
      Authentication signedIn,
      RedirectAttributes shownNext) {
    organisation.add(own(signedIn), name.strip(), fullName.strip(), password);
    return shown("people.added", shownNext);
  }

  @PostMapping("/people/{id}")
  String admit(
      @PathVariable String id,
      @RequestParam boolean active,
      Authentication signedIn,
      RedirectAttributes shownNext) {
    organisation.admit(own(signedIn), id, active);
    return shown("people.changed", shownNext);
  }

  @ExceptionHandler
  ModelAndView refuse(PersonRefused refused, RedirectAttributes shownNext) {
    if (refused.why().equals("unknown")) {
      return new ModelAndView("error/404", HttpStatus.NOT_FOUND);
    }
    shownNext.addFlashAttribute("wrong", "people.wrong." + refused.why());
    return new ModelAndView("redirect:/organisation");
  }

  private static String own(Authentication signedIn) {
    return Caller.of(signedIn).organisation().orElseThrow(() -> new PersonRefused("unknown"));
  }

  private static String shown(String done, RedirectAttributes shownNext) {
    shownNext.addFlashAttribute("done", done);
    return "redirect:/organisation";
  }
}
