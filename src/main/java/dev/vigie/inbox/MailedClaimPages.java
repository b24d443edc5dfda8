package dev.vigie.inbox;

import dev.vigie.access.Caller;
import dev.vigie.availability.MeasuredService;
import dev.vigie.availability.Months;
import dev.vigie.availability.Outages;
import dev.vigie.availability.Services;
import dev.vigie.calendar.TimeSpan;
import dev.vigie.credit.Claim;
import dev.vigie.credit.Claim.Channel;
import dev.vigie.credit.ClaimWords;
import dev.vigie.credit.Claims;
import dev.vigie.credit.NewClaim;
import dev.vigie.inbox.Inbox.WholeMail;
import dev.vigie.problem.RequestRefused;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.Tickets;
import dev.vigie.ticket.Visibility;
import dev.vigie.wording.Wording;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Makes a claim for a credit of a mail: it was claimed when the mail server had the mail, however
 * late somebody reads it (qohash/5.3).
 */
@Controller
@RequestMapping("/mails/received/{id}/claim")
class MailedClaimPages {

  /** Of an earlier outage no mail of today is likely to tell. */
  private static final Duration LOOKED_BACK = Duration.ofDays(62);

  private static final int MONTHS = 3;
  private static final int MOST_SERVICES = 50;

  private final Claims claims;
  private final ClaimWords words;
  private final Services services;
  private final Outages outages;
  private final Inbox inbox;
  private final Tickets tickets;

  MailedClaimPages(
      Claims claims,
      ClaimWords words,
      Services services,
      Outages outages,
      Inbox inbox,
      Tickets tickets) {
    this.claims = claims;
    this.words = words;
    this.services = services;
    this.outages = outages;
    this.inbox = inbox;
    this.tickets = tickets;
  }

  /**
   * One thing that may be meant.
   *
   * @param value service, kind and which one, as the form sends it back
   */
  record Choice(String value, String customer, String service, String about) {}

  /** What stands in the form. */
  record Written(String what, String email, String language, String note) {}

  @GetMapping
  String form(@PathVariable String id, Locale locale, Model model) {
    var mail = mail(id);
    var language = ticket(mail).map(Ticket::contact).map(c -> c.locale().getLanguage());
    var written =
        new Written("", mail.sender().orElse(""), language.orElse("en"), mail.subject().orElse(""));
    return form(mail, written, locale, model);
  }

  private String form(IncomingMail mail, Written written, Locale locale, Model model) {
    model.addAttribute("mail", mail);
    model.addAttribute("written", written);
    model.addAttribute("choices", choices(mail, Wording.spoken(locale)));
    return "claims/mailed";
  }

  @PostMapping
  String claim(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String what,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String language,
      @RequestParam(defaultValue = "") String note,
      Authentication signedIn,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes shownNext) {
    var mail = mail(id);
    var written = new Written(what, email, language, note.strip());
    try {
      var claim = receive(mail, written, Caller.of(signedIn));
      shownNext.addFlashAttribute("done", "credit.claimed");
      return "redirect:/claims/" + claim.id();
    } catch (RequestRefused refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute("wrong", "credit.wrong." + refused.field());
      return form(mail, written, locale, model);
    }
  }

  private Claim receive(IncomingMail mail, Written written, Caller caller) {
    var what = written.what().split("/", 3);
    if (what.length < 3) {
      throw RequestRefused.unprocessable("outage", "Say what is claimed for.");
    }
    var service = services.find(what[0], caller.visibility());
    return claims.receive(
        new NewClaim(
            service.id(),
            Optional.of(what[2]).filter(one -> what[1].equals("outage")),
            Optional.of(what[2]).filter(one -> what[1].equals("month")).flatMap(Months::parse),
            mail.arrivedAt(),
            caller.name(),
            Channel.MAIL,
            written.email(),
            Locale.of(written.language().equals("fr") ? "fr" : "en"),
            written.note()),
        service,
        "mail:%s:%s".formatted(mail.id(), what[2]),
        caller.visibility());
  }

  private List<Choice> choices(IncomingMail mail, Locale locale) {
    var found = new ArrayList<Choice>();
    for (var service : services(mail)) {
      var zone = words.zone(service);
      var month = YearMonth.from(mail.arrivedAt().atZone(zone));
      outages.during(service.id(), lately(mail)).stream()
          .map(outage -> outage.id())
          .map(id -> choice(service, "outage", id, Optional.of(id), month, locale))
          .forEach(found::add);
      for (var back = 0; back < MONTHS; back++) {
        var one = month.minusMonths(back);
        found.add(choice(service, "month", one.toString(), Optional.empty(), one, locale));
      }
    }
    return found;
  }

  private Choice choice(
      MeasuredService service,
      String kind,
      String which,
      Optional<String> outage,
      YearMonth month,
      Locale locale) {
    return new Choice(
        "%s/%s/%s".formatted(service.id(), kind, which),
        service.customer(),
        service.name(),
        words.about(outage, Optional.of(month), locale, words.zone(service)));
  }

  private static TimeSpan lately(IncomingMail mail) {
    return new TimeSpan(mail.arrivedAt().minus(LOOKED_BACK), mail.arrivedAt());
  }

  /** Those of the customer whose ticket the mail became; all, if it became none. */
  private List<MeasuredService> services(IncomingMail mail) {
    var customer = ticket(mail).map(Ticket::customer).orElse(null);
    return services
        .page(customer, null, Visibility.everything(), PageRequest.of(0, MOST_SERVICES))
        .getContent();
  }

  private Optional<Ticket> ticket(IncomingMail mail) {
    return mail.ticket().map(tickets::get);
  }

  private IncomingMail mail(String id) {
    return inbox
        .whole(id)
        .map(WholeMail::mail)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
