package dev.vigie.people;

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

  AccountPage(People people, ApiKeys keys) {
    this.people = people;
    this.keys = keys;
  }

  @GetMapping
  String show(Authentication signedIn, Model model) {
    model.addAttribute("person", people.named(signedIn.getName()).orElse(null));
    model.addAttribute("shortest", NewPassword.SHORTEST);
    model.addAttribute("keys", keys.of(signedIn.getName()));
    model.addAttribute("scopes", ApiKey.Scope.values());
    return "people/account";
  }

  /** Whoever was signed in with the old one is not any more, the person included. */
  @PostMapping("/password")
  String changePassword(
      @RequestParam String old, @RequestParam String password, Authentication signedIn) {
    people.changeOwnPassword(signedIn.getName(), old, password);
    return "redirect:/login?changed";
  }

  /** Shown on the next page, and never again. */
  @PostMapping("/keys")
  String createKey(
      @RequestParam String label,
      @RequestParam ApiKey.Scope scope,
      Authentication signedIn,
      RedirectAttributes shownNext) {
    shownNext.addFlashAttribute("newKey", keys.create(signedIn.getName(), label.strip(), scope));
    return "redirect:/account";
  }

  @PostMapping("/keys/{id}/revocation")
  String revoke(@PathVariable String id, Authentication signedIn, RedirectAttributes shownNext) {
    keys.revoke(signedIn.getName(), id);
    shownNext.addFlashAttribute("done", "keys.revoked");
    return "redirect:/account";
  }

  @ExceptionHandler
  String refuse(PersonRefused refused, RedirectAttributes shownNext) {
    shownNext.addFlashAttribute("wrong", "people.wrong." + refused.why());
    return "redirect:/account";
  }
}
