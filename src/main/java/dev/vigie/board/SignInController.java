package dev.vigie.board;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page on which people sign in; what they send is handled before it comes here. */
@Controller
class SignInController {

  @GetMapping("/login")
  String signIn() {
    return "login";
  }
}
