package dev.vigie.availability;

import dev.vigie.access.Caller;
import dev.vigie.availability.MaintenancePlans.Plan;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the team plans maintenance, and says what became of it. */
@Controller
@RequestMapping("/availability/{id}/maintenance")
class MaintenancePages {

  private static final int LONGEST_TEXT = 2_000;

  private final MaintenancePlans plans;
  private final Services services;
  private final ServicePages pages;
  private final ServicePageModel model;
  private final AvailabilityWords words;

  MaintenancePages(
      MaintenancePlans plans,
      Services services,
      ServicePages pages,
      ServicePageModel model,
      AvailabilityWords words) {
    this.plans = plans;
    this.services = services;
    this.pages = pages;
    this.model = model;
    this.words = words;
  }

  /**
   * @param form made with the page, so that sending the same form twice plans it once
   */
  @PostMapping
  String plan(
      @PathVariable String id,
      @RequestParam UUID form,
      @RequestParam Map<String, String> written,
      Authentication signedIn,
      Locale locale,
      Model shown,
      HttpServletResponse response,
      RedirectAttributes shownNext) {
    var caller = Caller.of(signedIn);
    var service = services.find(id, caller.visibility());
    var zone = pages.zone(service);
    try {
      var plan = plan(service, written, new LocalTimes(zone));
      plans.plan(plan, caller.wish("page:" + form), caller.name());
      return AvailabilityPages.shown(id, "availability.maintenance.done", shownNext);
    } catch (MaintenanceDoubtful doubtful) {
      var said = words.in(locale, zone);
      shown.addAttribute("doubts", doubtful.doubts().stream().map(said::doubt).toList());
      response.setStatus(HttpStatus.CONFLICT.value());
    } catch (AvailabilityRefused refused) {
      shown.addAttribute("formWrong", "availability.wrong." + refused.why());
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    }
    model.fill(shown, service, caller, locale);
    model.fillAgain(shown, "maintenance", written);
    return ServicePageModel.TEMPLATE;
  }

  /** Another time, or when it really was. */
  @PostMapping("/{maintenance}")
  String change(
      @PathVariable String id,
      @PathVariable String maintenance,
      @RequestParam Map<String, String> written,
      Authentication signedIn,
      Locale locale,
      RedirectAttributes shownNext) {
    var caller = Caller.of(signedIn);
    var service = services.find(id, caller.visibility());
    var zone = pages.zone(service);
    try {
      var known = plans.find(maintenance, caller.visibility()).facts();
      var facts = facts(written, new LocalTimes(zone), known);
      var hand = AvailabilityPages.hand(caller, written.getOrDefault("reason", ""));
      var announcedAt = new LocalTimes(zone).read("announcedAt", written.get("announcedAt"), null);
      plans.change(maintenance, facts, announcedAt, isSet(written, "confirm"), hand);
      return AvailabilityPages.shown(id, "availability.corrected", shownNext);
    } catch (MaintenanceDoubtful doubtful) {
      var said = words.in(locale, zone);
      shownNext.addFlashAttribute("doubts", doubtful.doubts().stream().map(said::doubt).toList());
      shownNext.addFlashAttribute("wrong", "availability.wrong.doubtful");
    } catch (AvailabilityRefused refused) {
      shownNext.addFlashAttribute("wrong", "availability.wrong." + refused.why());
    }
    return "redirect:/availability/" + id;
  }

  @PostMapping("/{maintenance}/cancellation")
  String cancel(
      @PathVariable String id,
      @PathVariable String maintenance,
      @RequestParam String reason,
      Authentication signedIn,
      RedirectAttributes shownNext) {
    var caller = Caller.of(signedIn);
    services.find(id, caller.visibility());
    try {
      plans.cancel(maintenance, AvailabilityPages.hand(caller, reason));
      return AvailabilityPages.shown(id, "availability.maintenance.cancelled", shownNext);
    } catch (AvailabilityRefused refused) {
      shownNext.addFlashAttribute("wrong", "availability.wrong." + refused.why());
      return "redirect:/availability/" + id;
    }
  }

  private static Plan plan(
      MeasuredService service, Map<String, String> written, LocalTimes fields) {
    return new Plan(
        service.agreement(),
        isSet(written, "everything") ? null : service.id(),
        facts(written, fields, null),
        fields.read("announcedAt", written.get("announcedAt"), null),
        isSet(written, "confirm"));
  }

  /**
   * @param known what the fields held; null if nothing
   */
  private static MaintenanceFacts facts(
      Map<String, String> written, LocalTimes fields, MaintenanceFacts known) {
    var from =
        fields.read(
            "plannedFrom", written.get("plannedFrom"), known == null ? null : known.plannedFrom());
    var to =
        fields.read(
            "plannedTo", written.get("plannedTo"), known == null ? null : known.plannedTo());
    var what = written.getOrDefault("what", known == null ? "" : known.what()).strip();
    if (from == null || to == null || what.isEmpty()) {
      throw new AvailabilityRefused("missing", "plannedFrom", "Something is missing.");
    }
    return new MaintenanceFacts(
        from,
        to,
        fields.read("begunAt", written.get("begunAt"), known == null ? null : known.begunAt()),
        fields.read("endedAt", written.get("endedAt"), known == null ? null : known.endedAt()),
        known == null ? isSet(written, "requested") : known.requested(),
        AvailabilityPages.bounded(what.replace("\r\n", "\n"), LONGEST_TEXT));
  }

  private static boolean isSet(Map<String, String> written, String field) {
    return "true".equals(written.get(field));
  }
}
