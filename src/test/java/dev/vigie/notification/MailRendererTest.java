package dev.vigie.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.vigie.agreement.Objective;
import dev.vigie.agreement.Promise;
import dev.vigie.agreement.Target;
import dev.vigie.calendar.Calendars;
import dev.vigie.clock.SlaClock;
import dev.vigie.ticket.Contact;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketNumber;
import dev.vigie.ticket.TicketStatus;
import dev.vigie.wording.Wording;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig
@TestPropertySource(properties = "vigie.zone=Europe/Paris")
class MailRendererTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Instant RECEIVED = Instant.parse("2025-11-24T13:05:00Z");
  private static final String LINK = "http://localhost:8080/tickets/V-0000-427";
  private static final Calendars CALENDARS = Calendars.load(Path.of("bpmn/calendars"));

  private final MailRenderer renderer;

  MailRendererTest(@Autowired MailRenderer renderer) {
    this.renderer = renderer;
  }

  @Configuration
  @ComponentScan(basePackageClasses = Wording.class)
  @Import(MailRenderer.class)
  static class Beans {}

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.MATCH_NONE,
      names = "STRANGER|MAINTENANCE.*|CLAIM.*|CREDIT.*|STATEMENT") // they tell of no ticket
  void putsTheNumberInBracketsAndLeavesNothingUnsaid(MailKind kind) {
    for (var locale : new Locale[] {Locale.ENGLISH, Locale.FRENCH}) {
      var mail = render(kind, locale);

      assertThat(mail.subject()).startsWith("[V-0000-427] ").doesNotContain("null", "{");
      assertThat(mail.text()).contains(LINK).doesNotContain("null", "[(", " th:", "??");
      assertThat(mail.html()).contains(LINK).doesNotContain("null", "[(", " th:", "??");
    }
  }

  @Nested
  class AMailOfMaintenance {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = "MAINTENANCE.*")
    void saysWhenWhatIsDoneAndWhereToReadMore(MailKind kind) {
      for (var locale : new Locale[] {Locale.ENGLISH, Locale.FRENCH}) {
        var mail =
            renderer.render(
                kind,
                locale,
                PARIS,
                Map.of(
                    "customer", "acme",
                    "subject", "Guard tour",
                    "services", "Guard tour",
                    "from", RECEIVED,
                    "to", RECEIVED.plusSeconds(7_200),
                    "text", "Upgrade <b>\nof the database",
                    "portalUrl", "https://support.example"));

        assertThat(mail.subject()).endsWith("Guard tour").doesNotContain("null", "{");
        for (var body : List.of(mail.text(), mail.html())) {
          assertThat(body)
              .contains("acme", "14:05 (Europe/Paris)", "16:05 (Europe/Paris)")
              .contains("https://support.example/availability")
              .doesNotContain("null", "[(", " th:", "??", "V-");
        }
        assertThat(mail.html()).contains("Upgrade &lt;b&gt;");
      }
    }
  }

  @Nested
  class AnAnswerToAStranger {

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void saysWhereToGoAndNamesNoTicket(String language) {
      var portal = "http://localhost:8080";
      var mail =
          renderer.render(
              MailKind.STRANGER,
              Locale.of(language),
              PARIS,
              Map.of(
                  "contact", "Eve",
                  "subject", "Help",
                  "address", "eve@elsewhere.example",
                  "writtenTo", "support@localhost",
                  "portalUrl", portal));

      assertThat(mail.subject()).isEqualTo("Re: Help");
      for (var body : List.of(mail.text(), mail.html())) {
        assertThat(body)
            .contains(portal, "eve@elsewhere.example", "support@localhost")
            .doesNotContain("null", "[(", " th:", "??", "V-");
      }
    }
  }

  @Nested
  class AReceipt {

    @Test
    void tellsTheDeadlineInTheReadersZoneAndLanguage() {
      assertThat(render(MailKind.RECEIPT, Locale.ENGLISH).text())
          .contains("Hello Zoé,", "We respond by: Mon 24 Nov 2025, 15:05 (Europe/Paris)");
      assertThat(render(MailKind.RECEIPT, Locale.FRENCH).text())
          .contains(
              "Bonjour Zoé,",
              "Notre réponse au plus tard\u00a0: lun. 24 nov. 2025, 15:05 (Europe/Paris)");
    }

    @Test
    void saysThatNoDeadlineIsSpecified() {
      var mail =
          render(
              MailKind.RECEIPT,
              Locale.ENGLISH,
              Map.of("firstResponse", clock(Objective.FIRST_RESPONSE, null)));

      assertThat(mail.text()).contains("We respond by: not specified in the agreement");
    }
  }

  @Nested
  class WordsOfAPerson {

    @Test
    void keepTheirLinesAndCannotBecomeMarkup() {
      var hostile = Map.<String, Object>of("text", "1 < 2\r\n<script>alert(1)</script> [(${1+1})]");
      var mail = render(MailKind.UPDATE, Locale.ENGLISH, hostile);

      assertThat(mail.html())
          .contains("1 &lt; 2<br>&lt;script&gt;alert(1)&lt;/script&gt; [(${1+1})]")
          .doesNotContain("<script>");
      assertThat(mail.text()).contains("1 < 2\r\n<script>alert(1)</script> [(${1+1})]");
    }

    @Test
    void cannotAddAHeader() {
      var ticket = ticket("Down\r\nBcc: somebody@example.com");
      var mail = render(MailKind.UPDATE, Locale.ENGLISH, Map.of("ticket", ticket));

      assertThat(mail.subject()).endsWith(": Down Bcc: somebody@example.com");
    }
  }

  @Nested
  class AMailToTheTeam {

    @Test
    void namesWhatIsDueAndByWhichClause() {
      assertThat(render(MailKind.WARNING, Locale.ENGLISH).text())
          .contains(
              "Customer: acme",
              "Severity: Critical",
              "Promise: Resolution",
              "Promised time: 8 hours",
              "Due: Mon 24 Nov 2025, 22:05 (Europe/Paris)",
              "Clause: trackforce/1");
    }

    @Test
    void countsPromisesMissedInARow() {
      assertThat(render(MailKind.BREACH, Locale.FRENCH, Map.of("times", 3)).text())
          .contains("a été manquée 3 fois de suite.");
    }
  }

  @Test
  void aSolutionTellsAWorkaroundFromAFix() {
    assertThat(render(MailKind.SOLUTION, Locale.ENGLISH).text())
        .contains("We have a solution for your request:", "whether you agree");
    assertThat(render(MailKind.SOLUTION, Locale.ENGLISH, Map.of("solution", "workaround")).text())
        .contains("We have a workaround for your request:");
    assertThat(render(MailKind.SOLUTION, Locale.FRENCH, Map.of("solution", "laterFix")).text())
        .contains(
            "Nous promettons un correctif à votre demande, au plus tard le lun. 24 nov. 2025, 14:05");
  }

  @Test
  void aProposedSeverityIsExplainedAndSaysWhatSilenceMeans() {
    assertThat(render(MailKind.SEVERITY_REVIEW, Locale.FRENCH).text())
        .contains("La gravité Low nous semble plus juste que Critical", "We found it.")
        .contains("Sans réponse de votre part avant");
    assertThat(render(MailKind.SEVERITY, Locale.ENGLISH).text())
        .contains("The severity of your request is Critical now; it was Low before.");
  }

  private RenderedMail render(MailKind kind, Locale locale) {
    return render(kind, locale, Map.of());
  }

  private RenderedMail render(MailKind kind, Locale locale, Map<String, Object> changed) {
    var model = new HashMap<String, Object>();
    model.put("ticket", ticket("Gate 3 is down"));
    model.put("ticketUrl", LINK);
    model.put("text", "We found it.");
    model.put("firstResponse", clock(Objective.FIRST_RESPONSE, "PT1H"));
    model.put("clock", clock(Objective.RESOLUTION, "PT8H"));
    model.put("times", 1);
    model.put("level", 2);
    model.put("role", "Support Manager");
    model.put("history", List.of());
    model.put("solution", "resolution");
    model.put("promisedUntil", RECEIVED);
    model.put("keptAt", RECEIVED);
    model.put("what", "Root-cause analysis");
    model.put("other", "V-0000-019");
    model.put("commitment", "Please stay with us.");
    model.put("reopenUntil", RECEIVED);
    model.put("severityProposed", "Low");
    model.put("severityBefore", "Low");
    model.put("until", RECEIVED);
    model.putAll(changed);
    return renderer.render(kind, locale, PARIS, model);
  }

  private static SlaClock clock(Objective objective, String term) {
    var promise =
        new Promise(
            objective,
            Target.parse(term == null ? "not specified" : term),
            "24x7-paris",
            "trackforce/1",
            true);
    return SlaClock.started("id", promise, RECEIVED, CALENDARS);
  }

  private static Ticket ticket(String subject) {
    var ticket = mock(Ticket.class);
    when(ticket.number()).thenReturn(new TicketNumber(42));
    when(ticket.subject()).thenReturn(subject);
    when(ticket.customer()).thenReturn("acme");
    when(ticket.severity()).thenReturn("Critical");
    when(ticket.severityClaimed()).thenReturn("Critical");
    when(ticket.status()).thenReturn(TicketStatus.IN_PROGRESS);
    when(ticket.contact()).thenReturn(new Contact("Zoé", "zoe@acme.example", null, "fr", null));
    return ticket;
  }
}
