package dev.vigie.people;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What somebody may change about their own sign-in. */
@Controller
@RequestMapping("/account")
class AccountPage {

  private final People people;

  AccountPage(People people) {
    this.people = people;
  }

  @GetMapping
  String show(Authentication signedIn, Model model) {
    model.addAttribute("person", people.named(signedIn.getName()).orElse(null));
    model.addAttribute("shortest", NewPassword.SHORTEST);
    return "people/account";
  }

  /** Whoever was signed in with the old one is not any more, the person included. */
  @PostMapping("/password")
  String changePassword(
      @RequestParam String old, @RequestParam String password, Authentication signedIn) {
    people.changeOwnPassword(signedIn.getName(), old, password);
    return "redirect:/login?changed";
  }

  @ExceptionHandler
  String refuse(PersonRefused refused, RedirectAttributes shownNext) {
    shownNext.addFlashAttribute("wrong", "people.wrong." + refused.why());
    return "redirect:/account";
  }
}
