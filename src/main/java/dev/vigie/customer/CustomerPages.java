package dev.vigie.customer;

import dev.vigie.agreement.Agreements;
import dev.vigie.agreement.Terms;
import dev.vigie.paging.AskedPage;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where managers keep how customers stand. */
@Controller
@RequestMapping("/customers")
class CustomerPages {

  private static final int ROWS = 50;
  private static final int LONGEST_ID = 80;

  private final Customers customers;
  private final CustomerForm forms;
  private final Agreements agreements;

  CustomerPages(Customers customers, CustomerForm forms, Agreements agreements) {
    this.customers = customers;
    this.forms = forms;
    this.agreements = agreements;
  }

  @GetMapping
  String list(
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    var sought = search.strip();
    var shown = AskedPage.of(page, ROWS);
    model.addAttribute("customers", customers.page(sought, shown));
    model.addAttribute("search", sought);
    return "customers/list";
  }

  /** One of whom nothing was written down yet is shown as it stands all the same. */
  @GetMapping("/{id}")
  String show(@PathVariable String id, Model model) {
    return form(customers.get(valid(id)), model);
  }

  /** Begins the page of a customer; writes nothing down yet. */
  @GetMapping(params = "id")
  String find(@RequestParam String id, RedirectAttributes path) {
    var known = id.strip();
    if (known.isEmpty() || known.length() > LONGEST_ID || known.contains("/")) {
      return "redirect:/customers";
    }
    path.addAttribute("id", known);
    return "redirect:/customers/{id}";
  }

  @PostMapping("/{id}")
  String change(
      @PathVariable String id,
      @RequestParam Map<String, String> form,
      Model model,
      RedirectAttributes shownNext) {
    try {
      customers.change(valid(id), forms.read(form), forms.seen(form));
    } catch (CustomerRefused refused) {
      model.addAttribute("wrong", "customers.wrong." + refused.why());
      model.addAttribute("changed", refused.why().equals("changed"));
      model.addAttribute("what", refused.what());
      model.addAttribute("written", form);
      return form(customers.get(id), model);
    }
    shownNext.addFlashAttribute("done", "people.changed");
    shownNext.addAttribute("id", id);
    return "redirect:/customers/{id}";
  }

  private String form(Customer customer, Model model) {
    model.addAttribute("customer", customer);
    model.addAttribute("agreements", agreements.all());
    model.addAttribute(
        "plans",
        agreements.all().stream()
            .flatMap(terms -> terms.plans().stream())
            .filter(plan -> !plan.isEmpty())
            .collect(Collectors.toCollection(LinkedHashSet::new)));
    model.addAttribute("contacts", contacts(customer));
    return "customers/customer";
  }

  /** The roles of its escalation path, and those that were named before; empty where nobody is. */
  private Map<String, String> contacts(Customer customer) {
    var named = customer.escalationContacts();
    var contacts = new LinkedHashMap<String, String>();
    roles(customer).forEach(role -> contacts.put(role, named.getOrDefault(role, "")));
    named.forEach(contacts::putIfAbsent);
    return contacts;
  }

  private Set<String> roles(Customer customer) {
    var terms = customer.agreement().flatMap(agreements::newest);
    return terms.map(Terms::plans).orElse(List.of()).stream()
        .filter(plan -> customer.plan().map(plan::equals).orElse(true))
        .flatMap(plan -> terms.orElseThrow().rules().escalationPath(plan).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String valid(String id) {
    return Optional.of(id)
        .filter(one -> one.length() <= LONGEST_ID && !one.isBlank())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
