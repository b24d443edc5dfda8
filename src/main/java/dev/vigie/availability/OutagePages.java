package dev.vigie.availability;

import dev.vigie.access.Caller;
import dev.vigie.agreement.InterruptionCause;
import dev.vigie.ticket.TicketQueries;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the team tells of outages, decides on those that tickets propose, and sets them right. */
@Controller
class OutagePages {

  private static final int LONGEST_NOTE = 2_000;

  private final Outages outages;
  private final TicketOutages ofTickets;
  private final Services services;
  private final TicketQueries tickets;
  private final ServicePages pages;
  private final ServicePageModel model;

  OutagePages(
      Outages outages,
      TicketOutages ofTickets,
      Services services,
      TicketQueries tickets,
      ServicePages pages,
      ServicePageModel model) {
    this.outages = outages;
    this.ofTickets = ofTickets;
    this.services = services;
    this.tickets = tickets;
    this.pages = pages;
    this.model = model;
  }

  /**
   * @param form made with the page, so that sending the same form twice tells of one outage
   */
  @PostMapping("/availability/{id}/outages")
  String report(
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
    try {
      var facts = facts(written, new LocalTimes(pages.zone(service)), null);
      outages.report(service, caller.wish("page:" + form), facts, caller.name());
      return AvailabilityPages.shown(id, "availability.outage.done", shownNext);
    } catch (AvailabilityRefused refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.fill(shown, service, caller, locale);
      model.fillAgain(shown, "outage", written);
      shown.addAttribute("formWrong", "availability.wrong." + refused.why());
      return ServicePageModel.TEMPLATE;
    }
  }

  @PostMapping("/availability/outages/{id}")
  String correct(
      @PathVariable String id,
      @RequestParam Outage.State state,
      @RequestParam Map<String, String> written,
      Authentication signedIn,
      RedirectAttributes shownNext) {
    var caller = Caller.of(signedIn);
    var outage = outages.find(id, caller.visibility());
    var service = services.find(outage.serviceId(), caller.visibility());
    try {
      var known = outage.facts();
      var facts =
          written.containsKey("startedAt")
              ? facts(written, new LocalTimes(pages.zone(service)), known)
              : known;
      var hand = AvailabilityPages.hand(caller, written.getOrDefault("reason", ""));
      outages.correct(id, facts, state, hand);
      return AvailabilityPages.shown(service.id(), "availability.corrected", shownNext);
    } catch (AvailabilityRefused refused) {
      shownNext.addFlashAttribute("wrong", "availability.wrong." + refused.why());
      return "redirect:/availability/" + service.id();
    }
  }

  /** What a ticket tells of. */
  @PostMapping("/tickets/{number}/outage")
  String record(
      @PathVariable String number,
      @RequestParam String service,
      Authentication signedIn,
      RedirectAttributes shownNext) {
    var caller = Caller.of(signedIn);
    var ticket = tickets.find(number, caller.visibility());
    ofTickets.record(ticket, services.find(service, caller.visibility()), caller.name());
    shownNext.addFlashAttribute("done", "availability.outage.done");
    return "redirect:/tickets/" + ticket.number();
  }

  /**
   * @param known what the fields held; null if nothing
   */
  private static OutageFacts facts(
      Map<String, String> written, LocalTimes fields, OutageFacts known) {
    var startedAt =
        fields.read(
            "startedAt", written.get("startedAt"), known == null ? null : known.startedAt());
    if (startedAt == null) {
      throw new AvailabilityRefused("missing", "startedAt", "startedAt is missing.");
    }
    return new OutageFacts(
        startedAt,
        fields.read(
            "noticedAt", written.get("noticedAt"), known == null ? null : known.noticedAt()),
        fields.read("endedAt", written.get("endedAt"), known == null ? null : known.endedAt()),
        InterruptionCause.ofOutage(written.getOrDefault("cause", ""))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST)),
        AvailabilityPages.bounded(
            written.getOrDefault("note", known == null ? "" : known.note()).strip(), LONGEST_NOTE));
  }
}
