package dev.vigie.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigie.access.Caller;
import dev.vigie.agreement.Agreements;
import dev.vigie.agreement.Terms;
import dev.vigie.customer.Customer;
import dev.vigie.customer.Customers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/**
 * Where somebody asks for help: the form of the agreement, drawn by form-js, whose answers go to
 * {@code POST /api/tickets} as those of any program do.
 */
@Controller
@RequestMapping("/requests")
class RequestPages {

  private final Agreements agreements;
  private final Customers customers;
  private final RequestForms forms;
  private final PortalProperties settings;
  private final ObjectMapper json;

  RequestPages(
      Agreements agreements,
      Customers customers,
      RequestForms forms,
      PortalProperties settings,
      ObjectMapper json) {
    this.agreements = agreements;
    this.customers = customers;
    this.forms = forms;
    this.settings = settings;
    this.json = json;
  }

  /** An option of a list in a form. */
  record Choice(String label, String value) {

    static List<Choice> of(List<String> values) {
      return values.stream().map(value -> new Choice(value, value)).toList();
    }
  }

  /** Whoever has one agreement only need not choose. */
  @GetMapping
  String choose(Authentication signedIn, Model model) {
    var customer = customer(signedIn);
    var own = customer.flatMap(Customer::agreement).flatMap(agreements::newest);
    if (own.isPresent()) {
      return "redirect:/requests/" + own.get().agreement();
    }
    model.addAttribute("agreements", agreements.names());
    return "requests/choose";
  }

  @GetMapping("/{agreement}")
  String request(@PathVariable String agreement, Authentication signedIn, Model model) {
    var terms = terms(agreement);
    model.addAttribute("agreement", agreement);
    model.addAttribute("once", UUID.randomUUID());
    model.addAttribute("known", known(terms, signedIn));
    return "requests/request";
  }

  @GetMapping(path = "/{agreement}/form", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  String form(@PathVariable String agreement, Locale locale) {
    return forms.of(terms(agreement).agreement(), locale);
  }

  /** What the form need not ask, under the names that its designer uses. */
  private String known(Terms terms, Authentication signedIn) {
    var customer = customer(signedIn);
    var known = new HashMap<String, Object>();
    known.put("agreement", terms.agreement());
    known.put("severities", Choice.of(terms.severities()));
    known.put("plans", Choice.of(terms.plans()));
    known.put("onTheTeam", customer.isEmpty());
    known.put("knowledgeBase", settings.knowledgeBase().get(terms.agreement()));
    customer.ifPresent(
        one -> {
          known.put("customer", one.id());
          one.plan().filter(terms.plans()::contains).ifPresent(plan -> known.put("plan", plan));
        });
    try {
      return json.writeValueAsString(known);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Empty for the team, which writes for any customer. */
  private Optional<Customer> customer(Authentication signedIn) {
    var caller = Caller.of(signedIn);
    return caller.onTheTeam() ? Optional.empty() : caller.organisation().map(customers::get);
  }

  private Terms terms(String agreement) {
    return agreements
        .newest(agreement)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
