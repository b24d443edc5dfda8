package dev.vigie.board;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page on which people sign in; what they send is handled before it comes here. */
@Controller
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class SignInController {

  private final Map<String, String> providers = new TreeMap<>();

  SignInController(OAuth2ClientProperties oidc) {
    oidc.getRegistration()
        .forEach(
            (id, client) ->
                providers.put(id, Optional.ofNullable(client.getClientName()).orElse(id)));
  }

  @GetMapping("/login")
  String signIn(Model model) {
    model.addAttribute("providers", providers);
    return "login";
  }
}
