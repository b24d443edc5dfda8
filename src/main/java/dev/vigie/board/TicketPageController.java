package dev.vigie.board;

import dev.vigie.access.Caller;
import dev.vigie.attachment.AttachmentProperties;
import dev.vigie.attachment.Replies;
import dev.vigie.availability.OutageSections;
import dev.vigie.live.LiveTickets;
import dev.vigie.ticket.Assessment;
import dev.vigie.ticket.NothingToAgreeTo;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketClosed;
import dev.vigie.ticket.TicketQueries;
import dev.vigie.ticket.UnknownSeverity;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of a ticket, and what its readers may do there. */
@Controller
@RequestMapping("/tickets/{number}")
class TicketPageController {

  private static final int LONGEST_REPLY = 10_000;
  private static final int LONGEST_REASON = 500;

  private final TicketQueries queries;
  private final Replies replies;
  private final Assessment assessment;
  private final TicketPages pages;
  private final OutageSections outages;
  private final LiveTickets live;
  private final AttachmentProperties limits;
  private final MessageSource words;

  TicketPageController(
      TicketQueries queries,
      Replies replies,
      Assessment assessment,
      TicketPages pages,
      OutageSections outages,
      LiveTickets live,
      AttachmentProperties limits,
      MessageSource words) {
    this.queries = queries;
    this.replies = replies;
    this.assessment = assessment;
    this.pages = pages;
    this.outages = outages;
    this.live = live;
    this.limits = limits;
    this.words = words;
  }

  @GetMapping
  ModelAndView show(@PathVariable String number, Authentication signedIn, Locale locale) {
    var caller = Caller.of(signedIn);
    return page(queries.find(number, caller.visibility()), caller, locale);
  }

  /** Tells the page when something happened, for as long as it is open. */
  @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> follow(@PathVariable String number, Authentication signedIn) {
    var ticket = queries.find(number, Caller.of(signedIn).visibility());
    return live.follow(ticket.id(), signedIn.getName())
        .map(ResponseEntity::ok)
        .orElseGet(() -> ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build());
  }

  /**
   * @param form made with the page, so that sending the same form twice replies once
   */
  @PostMapping("/replies")
  ModelAndView reply(
      @PathVariable String number,
      @RequestParam UUID form,
      @RequestParam String text,
      @RequestParam(required = false) Boolean agrees,
      @RequestParam(required = false) List<MultipartFile> files,
      Authentication signedIn,
      Locale locale,
      RedirectAttributes shownNext) {
    var caller = Caller.of(signedIn);
    var ticket = queries.find(number, caller.visibility());
    var written = written(text, agrees, locale);
    if (written.isEmpty() || written.length() > LONGEST_REPLY) {
      var page = page(ticket, caller, locale);
      return agrees == null
          ? replyAgain(page, form, text, written.isEmpty() ? "reply.missing" : "reply.too-long")
          : decideAgain(page, form, text, written.isEmpty() ? "asked.say-why" : "reply.too-long");
    }
    try {
      replies.reply(
          ticket.id(), occurrence(form), caller.name(), written, agrees, Uploads.of(files));
    } catch (TicketClosed closed) {
      return replyAgain(page(ticket, caller, locale), form, text, "reply.closed");
    } catch (NothingToAgreeTo late) {
      return replyAgain(page(ticket, caller, locale), form, text, "reply.nothing-to-agree-to");
    }
    return shown(ticket, "reply.done", shownNext);
  }

  @PostMapping("/severity")
  ModelAndView changeSeverity(
      @PathVariable String number,
      @RequestParam UUID form,
      @RequestParam String severity,
      @RequestParam String reason,
      Authentication signedIn,
      Locale locale,
      RedirectAttributes shownNext) {
    var caller = Caller.of(signedIn);
    var ticket = queries.find(number, caller.visibility());
    var written = reason.strip();
    if (written.isEmpty() || written.length() > LONGEST_REASON) {
      var wrong = written.isEmpty() ? "severity.reason.missing" : "severity.reason.too-long";
      return changeAgain(page(ticket, caller, locale), reason, wrong);
    }
    try {
      assessment.change(ticket.id(), occurrence(form), severity, written, caller.name());
    } catch (TicketClosed | UnknownSeverity refused) {
      return changeAgain(page(ticket, caller, locale), reason, "severity.refused");
    }
    return shown(ticket, "severity.done", shownNext);
  }

  /** Who agrees need not say more. */
  private String written(String text, Boolean agrees, Locale locale) {
    var written = text.strip().replace("\r\n", "\n");
    return written.isEmpty() && Boolean.TRUE.equals(agrees)
        ? words.getMessage("reply.agreed", null, locale)
        : written;
  }

  private ModelAndView page(Ticket ticket, Caller reader, Locale locale) {
    return new ModelAndView("ticket")
        .addObject("ticket", pages.of(ticket, reader, locale))
        .addObject("outage", outages.of(ticket, reader, locale).orElse(null))
        .addObject("form", UUID.randomUUID())
        .addObject("longestReply", LONGEST_REPLY)
        .addObject("longestReason", LONGEST_REASON)
        .addObject("largestFile", limits.largest().toMegabytes())
        .addObject("mostFiles", limits.mostAtOnce());
  }

  private static ModelAndView replyAgain(ModelAndView page, UUID form, String text, String wrong) {
    page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    return page.addObject("form", form).addObject("replyText", text).addObject("replyWrong", wrong);
  }

  private static ModelAndView decideAgain(ModelAndView page, UUID form, String text, String wrong) {
    page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    return page.addObject("form", form)
        .addObject("consentText", text)
        .addObject("askedWrong", wrong);
  }

  private static ModelAndView changeAgain(ModelAndView page, String reason, String wrong) {
    page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    return page.addObject("reasonText", reason).addObject("severityWrong", wrong);
  }

  private static ModelAndView shown(Ticket ticket, String done, RedirectAttributes shownNext) {
    shownNext.addFlashAttribute("done", done);
    return new ModelAndView("redirect:/tickets/" + ticket.number());
  }

  private static String occurrence(UUID form) {
    return "page:" + form;
  }
}
