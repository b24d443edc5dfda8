package dev.vigie.notification;

import dev.vigie.clock.SlaClock;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketStatus;
import dev.vigie.ticket.TimelineEntry;
import dev.vigie.wording.Wording;
import dev.vigie.wording.Words;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Writes mails in the reader's language: the words of a template around the facts of a ticket. */
@Component
class MailRenderer {

  private final Wording wording;
  private final SpringTemplateEngine plain;
  private final SpringTemplateEngine html;

  MailRenderer(Wording wording, MessageSource texts) {
    this.wording = wording;
    this.plain = templates(texts, TemplateMode.TEXT, ".txt");
    this.html = templates(texts, TemplateMode.HTML, ".html");
  }

  /**
   * @param model {@code ticket}, {@code ticketUrl}, and what the kind tells: {@code text}, {@code
   *     firstResponse}, {@code clock}, {@code times}, {@code level}, {@code role}, {@code history},
   *     {@code solution}, {@code promisedUntil}, {@code reopenUntil}, {@code severityProposed},
   *     {@code severityBefore}, {@code until}, {@code due}, {@code keptAt}, {@code what}, {@code
   *     other}, {@code commitment}, {@code whyNoTimes}, {@code address}, {@code writtenTo}, {@code
   *     portalUrl}, {@code services}, {@code from}, {@code to}; {@code ticket} may be missing;
   *     {@code number} and {@code subject} where they are not the ticket's
   */
  RenderedMail render(MailKind kind, Locale locale, ZoneId zone, Map<String, Object> model) {
    var words = wording.in(locale, zone);
    var facts = facts(kind, words, model);
    var subject = subject(kind, words, facts);
    facts.put("mailSubject", subject);
    var context = new Context(words.locale(), facts);
    return new RenderedMail(
        subject, plain.process(kind.template(), context), html.process(kind.template(), context));
  }

  private static String subject(MailKind kind, Words words, Map<String, Object> facts) {
    return words.text(
        "mail.subject." + kind,
        facts.get("number"),
        facts.get("subject"),
        facts.get("objective"),
        facts.get("customer"));
  }

  private static Map<String, Object> facts(MailKind kind, Words words, Map<String, Object> model) {
    var facts = new HashMap<String, Object>();
    if (model.get("ticket") instanceof Ticket ticket) {
      facts.put("number", ticket.number().toString());
      facts.put("subject", onOneLine(ticket.subject()));
      facts.put("contact", ticket.contact().name());
      facts.put("customer", ticket.customer());
      facts.put("severity", ticket.severity());
      facts.put("severityClaimed", ticket.severityClaimed());
      facts.put("status", ticket.status());
    }
    facts.putAll(model);
    facts.put("intro", "mail.%s.intro".formatted(kind.name().toLowerCase(Locale.ROOT)));
    facts.put("lines", model.getOrDefault("text", "").toString().lines().toList());
    if (model.get("firstResponse") instanceof SlaClock clock) {
      facts.put("firstResponseDue", due(words, clock, clock.dueAt()));
    }
    if (model.get("clock") instanceof SlaClock clock) {
      var due = kind == MailKind.BREACH ? clock.breachedAt().or(clock::dueAt) : clock.dueAt();
      facts.put("objective", words.objective(clock.objective()));
      facts.put("promised", words.target(clock.target()));
      facts.putIfAbsent("due", due(words, clock, due));
      facts.put("clause", clock.clause());
    }
    if (model.get("history") instanceof List<?> entries) {
      facts.put(
          "history",
          entries.stream()
              .map(TimelineEntry.class::cast)
              .map(entry -> "%s: %s".formatted(words.moment(entry.at()), words.sentence(entry)))
              .toList());
    }
    facts.replaceAll((name, fact) -> inWords(words, fact));
    return facts;
  }

  private static Object inWords(Words words, Object fact) {
    return switch (fact) {
      case Instant at -> words.moment(at);
      case TicketStatus status -> words.status(status);
      case null, default -> fact;
    };
  }

  private static String due(Words words, SlaClock clock, Optional<Instant> instant) {
    return instant.map(words::moment).orElseGet(() -> words.target(clock.target()));
  }

  /** A line break would end the header. */
  private static String onOneLine(String subject) {
    return subject.replaceAll("\\s+", " ").trim();
  }

  private static SpringTemplateEngine templates(
      MessageSource texts, TemplateMode mode, String suffix) {
    var files = new ClassLoaderTemplateResolver();
    files.setPrefix("templates/mail/");
    files.setSuffix(suffix);
    files.setTemplateMode(mode);
    files.setCharacterEncoding(StandardCharsets.UTF_8.name());
    var templates = new SpringTemplateEngine();
    templates.setTemplateEngineMessageSource(texts);
    templates.setTemplateResolver(files);
    return templates;
  }
}
