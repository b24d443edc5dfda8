package dev.vigie.notification;

import dev.vigie.agreement.Agreements;
import dev.vigie.agreement.Objective;
import dev.vigie.agreement.SeverityTerms;
import dev.vigie.agreement.Terms;
import dev.vigie.calendar.Calendars;
import dev.vigie.clock.SlaClock;
import dev.vigie.ticket.TicketStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Every mail that Vigie can write, about a ticket that never was, for who designs them. */
@Component
public class SampleMails {

  private static final Instant RECEIVED = Instant.parse("2025-11-24T13:05:00Z");

  private final MailRenderer renderer;
  private final Agreements agreements;
  private final Calendars calendars;

  SampleMails(MailRenderer renderer, Agreements agreements, Calendars calendars) {
    this.renderer = renderer;
    this.agreements = agreements;
    this.calendars = calendars;
  }

  /** As it would be sent. */
  public record Sample(MailKind kind, String subject, String text, String html) {}

  /** Each kind once. */
  public List<Sample> all(Locale locale) {
    return List.of(MailKind.values()).stream().map(kind -> of(kind, locale)).toList();
  }

  public Sample of(MailKind kind, Locale locale) {
    var terms = sampleTerms();
    var zone = calendars.get(terms.promise(Objective.RESOLUTION).calendar()).zone();
    var mail = renderer.render(kind, locale, zone, model(terms, locale));
    return new Sample(kind, mail.subject(), mail.text(), mail.html());
  }

  /** The first that promises both a first response and a resolution in a time. */
  private SeverityTerms sampleTerms() {
    return agreements.all().stream()
        .map(Terms::rows)
        .flatMap(List::stream)
        .filter(row -> timed(row, Objective.FIRST_RESPONSE) && timed(row, Objective.RESOLUTION))
        .findFirst()
        .orElseThrow();
  }

  private static boolean timed(SeverityTerms row, Objective objective) {
    return row.promise(objective).target().cadence().isPresent();
  }

  private Map<String, Object> model(SeverityTerms terms, Locale locale) {
    var french = locale.getLanguage().equals("fr");
    var model = new HashMap<String, Object>();
    model.put("number", "V-0000-427");
    model.put("subject", french ? "La porte 3 ne s’ouvre plus" : "Gate 3 does not open any more");
    model.put("contact", "Zoé Martin");
    model.put("customer", "acme");
    model.put("severity", terms.severity());
    model.put("severityClaimed", terms.severity());
    model.put("severityProposed", terms.severity());
    model.put("severityBefore", terms.severity());
    model.put("status", TicketStatus.IN_PROGRESS);
    model.put("ticketUrl", "http://localhost:8080/tickets/V-0000-427");
    model.put(
        "text",
        french
            ? "Nous avons trouvé la cause : un certificat a expiré.\nIl est renouvelé ce soir."
            : "We have found the cause: a certificate has expired.\nIt is renewed tonight.");
    model.put(
        "missing",
        french ? List.of("la version", "l’impact") : List.of("the version", "the impact"));
    model.put("firstResponse", clock(terms, Objective.FIRST_RESPONSE));
    model.put("clock", clock(terms, Objective.RESOLUTION));
    model.put("times", 1);
    model.put("level", 2);
    model.put("role", "Support Manager");
    model.put("history", List.of());
    model.put("solution", "resolution");
    model.put("promisedUntil", RECEIVED);
    model.put("keptAt", RECEIVED);
    model.put("what", french ? "Analyse de la cause première" : "Root-cause analysis");
    model.put("other", "V-0000-019");
    model.put("reopenUntil", RECEIVED);
    model.put("until", RECEIVED);
    model.put("bySilence", false);
    model.put("incident", "B-000001");
    model.put("address", "zoe@acme.example");
    model.put("writtenTo", "support@localhost");
    model.put("portalUrl", "http://localhost:8080");
    model.put("about", french ? "la panne du 10 novembre" : "the outage of 10 November");
    model.put("amount", french ? "100,00 $ CA" : "CA$100.00");
    model.put("refusal", "");
    model.put(
        "arithmetic",
        french
            ? List.of("Indisponibilité qui compte : 1 h 1 min", "Crédit : 100,00 $ CA")
            : List.of("Downtime that counts: 1 h 1 min", "Credit: CA$100.00"));
    model.put("services", "Guard tour");
    model.put("from", RECEIVED);
    model.put("to", RECEIVED.plus(Duration.ofHours(2)));
    return model;
  }

  private SlaClock clock(SeverityTerms terms, Objective objective) {
    return SlaClock.started("sample", terms.promise(objective), RECEIVED, calendars);
  }
}
