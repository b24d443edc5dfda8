package dev.vigie.people;

import dev.vigie.access.Allowance;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What somebody may change about their own sign-in. */
@Controller
@RequestMapping("/account")
class AccountPage {

  private final People people;
  private final ApiKeys keys;
  private final Allowance guesses;

  AccountPage(People people, ApiKeys keys, Clock time) {
    this.people = people;
    this.keys = keys;
    this.guesses = new Allowance(5, 1, Duration.ofMinutes(1), time);
  }

  @GetMapping
  String show(Authentication signedIn, Model model) {
    model.addAttribute("person", people.named(ownName(signedIn)).orElse(null));
    model.addAttribute("shortest", NewPassword.SHORTEST);
    model.addAttribute("keys", keys.of(ownName(signedIn)));
    model.addAttribute("scopes", ApiKey.Scope.values());
    return "people/account";
  }

  /** Whoever was signed in with the old one is not any more, the person included. */
  @PostMapping("/password")
  String changePassword(
      @RequestParam String old, @RequestParam String password, Authentication signedIn) {
    var name = ownName(signedIn);
    if (!guesses.take(name)) {
      throw new PersonRefused("too-often");
    }
    people.changeOwnPassword(name, old, password);
    return "redirect:/login?changed";
  }

  /** Shown on the next page, and never again. */
  @PostMapping("/keys")
  String createKey(
      @RequestParam String label,
      @RequestParam ApiKey.Scope scope,
      Authentication signedIn,
      RedirectAttributes shownNext) {
    shownNext.addFlashAttribute("newKey", keys.create(ownName(signedIn), label.strip(), scope));
    return "redirect:/account";
  }

  @PostMapping("/keys/{id}/revocation")
  String revoke(@PathVariable String id, Authentication signedIn, RedirectAttributes shownNext) {
    keys.revoke(ownName(signedIn), id);
    shownNext.addFlashAttribute("done", "keys.revoked");
    return "redirect:/account";
  }

  /** Empty for who signed in elsewhere, whatever their name is there: it may be anybody's here. */
  private static String ownName(Authentication signedIn) {
    return signedIn.getPrincipal() instanceof SignedInPerson person ? person.getUsername() : "";
  }

  @ExceptionHandler
  String refuse(PersonRefused refused, RedirectAttributes shownNext) {
    shownNext.addFlashAttribute("wrong", "people.wrong." + refused.why());
    return "redirect:/account";
  }
}
