package dev.vigie.people;

import dev.vigie.access.Role;
import dev.vigie.paging.AskedPage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where managers keep who may sign in. */
@Controller
@RequestMapping("/people")
class PeoplePages {

  private static final int ROWS = 50;

  private final People people;

  PeoplePages(People people) {
    this.people = people;
  }

  @GetMapping
  String list(@RequestParam(defaultValue = "0") int page, Model model) {
    model.addAttribute("people", people.page(AskedPage.of(page, ROWS)));
    return form(model);
  }

  @PostMapping
  String add(@RequestParam Map<String, String> form, Model model, RedirectAttributes shownNext) {
    try {
      people.add(text(form, "name"), form.getOrDefault("password", ""), standing(form, true));
    } catch (PersonRefused refused) {
      model.addAttribute("wrong", "people.wrong." + refused.why());
      model.addAttribute("written", form);
      return list(0, model);
    }
    shownNext.addFlashAttribute("done", "people.added");
    return "redirect:/people";
  }

  @GetMapping("/{id}")
  String show(@PathVariable String id, Model model) {
    model.addAttribute("person", people.find(id).orElseThrow(PeoplePages::unknown));
    return form(model, "people/person");
  }

  @PostMapping("/{id}")
  String change(
      @PathVariable String id,
      @RequestParam Map<String, String> form,
      RedirectAttributes shownNext) {
    people.change(id, standing(form, form.containsKey("active")));
    return shown(id, "people.changed", shownNext);
  }

  @PostMapping("/{id}/password")
  String changePassword(
      @PathVariable String id, @RequestParam String password, RedirectAttributes shownNext) {
    people.changePassword(id, password);
    return shown(id, "people.password-changed", shownNext);
  }

  @ExceptionHandler
  ModelAndView refuse(
      PersonRefused refused, HttpServletRequest request, RedirectAttributes shownNext) {
    if (refused.why().equals("unknown")) {
      return new ModelAndView("error/404", HttpStatus.NOT_FOUND);
    }
    shownNext.addFlashAttribute("wrong", "people.wrong." + refused.why());
    var page = request.getServletPath().replaceFirst("/password$", "");
    return new ModelAndView("redirect:" + page);
  }

  private static String form(Model model) {
    return form(model, "people/list");
  }

  private static String form(Model model, String page) {
    model.addAttribute("roles", List.of(Role.values()));
    model.addAttribute("shortest", NewPassword.SHORTEST);
    return page;
  }

  private static Person.Standing standing(Map<String, String> form, boolean active) {
    var organisation = text(form, "organisation");
    return new Person.Standing(
        text(form, "fullName"),
        Role.named(text(form, "role")).orElseThrow(() -> new PersonRefused("role")),
        organisation.isEmpty() ? null : organisation,
        active);
  }

  private static String text(Map<String, String> form, String name) {
    return form.getOrDefault(name, "").strip();
  }

  private static String shown(String id, String done, RedirectAttributes shownNext) {
    shownNext.addFlashAttribute("done", done);
    return "redirect:/people/" + id;
  }

  private static ResponseStatusException unknown() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
